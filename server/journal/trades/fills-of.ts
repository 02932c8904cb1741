import type { Context } from '../../context.ts'
import type { StoredFill } from '../../storage/schema/journal/journal-trades.ts'
import type { JournalTradeRow } from '../../storage/journal/trades.ts'

/** In the order in which they happened. A fill that several positions shared is not among those of a live trade. */
export async function fillsOf(
  { fills }: Pick<Context['store'], 'fills'>,
  trade: Pick<JournalTradeRow, 'positionId' | 'fills' | 'side'>,
): Promise<StoredFill[]> {
  if (trade.positionId === null) return trade.fills ?? []
  const rows = await fills.ofPosition(trade.positionId)
  return rows.map(({ tid, at, isBuy, price, size, fee }) => ({
    id: String(tid),
    at,
    isBuy,
    isEntry: isBuy === (trade.side === 'long'),
    price,
    size,
    fee,
  }))
}
