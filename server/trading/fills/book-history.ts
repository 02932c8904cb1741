// Books many fills of an account without live positions at once: after a long absence one transaction for each takes
// minutes.
import type { UserId } from '../../../contract/primitives.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import type { TradingContext } from '../trading-context.ts'
import { fillRow, noteUnknown } from './book-fill.ts'

const many = 200
const atOnce = 500

/**
 * Books the fills that cannot belong to a position: none is live, and they carry no client order id. Returns the others,
 * to be booked one by one.
 */
export async function bookHistory(
  ctx: TradingContext,
  userId: UserId,
  fills: ExchangeFill[],
): Promise<{ rest: ExchangeFill[]; newFills: number }> {
  if (fills.length < many || (await ctx.store.positions.liveOfUser(userId)).length > 0) {
    return { rest: fills, newFills: 0 }
  }
  const past = fills.filter(({ cloid }) => cloid === null)
  for (let from = 0; from < past.length; from += atOnce) {
    const part = past.slice(from, from + atOnce)
    await ctx.store.fills.insertPast(part.map((fill) => fillRow(userId, fill)))
    for (const fill of part) noteUnknown(ctx, fill)
  }
  return { rest: fills.filter(({ cloid }) => cloid !== null), newFills: past.length }
}
