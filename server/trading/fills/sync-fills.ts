// Fetching what the exchange says happened. Reading twice is harmless; not reading is noticed by the account's sizes.
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { FillsSynced } from '../port.ts'
import type { AccountState } from '../../venue/port.ts'
import { bookFill } from './book-fill.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'

/** Fills may show up late; those of the last while are looked at again. */
const overlapMs = 120_000

/** Reads the user's fills when there may be new ones: sizes changed, or it has been a while. */
export async function syncFillsIfDue(
  ctx: TradingContext,
  userId: UserId,
  account: AccountState,
): Promise<void> {
  const last = ctx.memory.synced.get(userId)
  const isFresh = last !== undefined && ctx.clock() - last.at < ctx.timing.fills
  if (isFresh && last.sizes === sizesOf(account)) return
  await syncFills(ctx, userId, account)
}

/** `account` is a state from before this call; without one the next cycle reads again. */
export async function syncFills(
  ctx: TradingContext,
  userId: UserId,
  account?: AccountState,
): Promise<FillsSynced> {
  const at = ctx.clock()
  const user = await ctx.store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  const since = Math.max(0, user.fillsCursor - overlapMs)
  const fills = await ctx.exchange.fillsSince(await addressOf(ctx, userId), since)
  const booked = await ctx.store.fills.keysSince(userId, since)
  let cursor: UnixMs = user.fillsCursor
  let newFills = 0
  for (const fill of fills) {
    const isNew = !booked.has(`${fill.symbol}:${fill.at}:${fill.tid}`)
    // A fill that cannot be understood yet waits, and with it all that came after.
    const booking = isNew ? await bookFill(ctx, userId, fill) : 'known'
    if (booking === 'wait') break
    if (booking === 'booked') newFills++
    cursor = Math.max(cursor, fill.at)
  }
  if (cursor > user.fillsCursor) await ctx.store.users.advanceFillsCursor(userId, cursor)
  ctx.memory.synced.set(userId, { at, sizes: account === undefined ? '' : sizesOf(account) })
  return { synced: fills.length, newFills, cursor }
}

/** After an order of ours. A failure is not the order's: the next cycle reads again. */
export async function syncOwnFills(ctx: TradingContext, userId: UserId): Promise<void> {
  try {
    await syncFills(ctx, userId)
  } catch (error) {
    ctx.memory.synced.delete(userId)
    ctx.log.warn({ userId, error: String(error) }, 'fills could not be read')
  }
}

function sizesOf(account: AccountState): string {
  return account.positions
    .map(({ symbol, size }) => `${symbol}:${size}`)
    .toSorted()
    .join()
}
