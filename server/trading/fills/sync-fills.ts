// Fetching what the exchange says happened. Reading twice is harmless; not reading is noticed by the account's sizes.
import type { UserRow } from '../../storage/people/users.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { FillsSynced } from '../port.ts'
import { sizesOf } from '../../venue/index.ts'
import type { AccountState, ExchangeFill } from '../../venue/port.ts'
import { bookFill } from './book-fill.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'

/** What somebody did before we knew them is nobody's position here; their clock and ours may differ. */
const beforeFirstMs = 600_000
/** Fills may show up late; those of the last while are looked at again. */
const overlapMs = 120_000

/** Reads the user's fills when there may be new ones: sizes changed, or it has been a while. */
export async function syncFillsIfDue(
  ctx: TradingContext,
  userId: UserId,
  account: AccountState,
  maxAgeMs = ctx.timing.fills,
): Promise<void> {
  const last = ctx.memory.synced.get(userId)
  const isFresh = last !== undefined && ctx.clock() - last.at < maxAgeMs
  if (isFresh && last.sizes === sizesOf(account)) return
  await syncFills(ctx, userId, { account })
}

/**
 * `account` is a state from before this call; without one the next cycle reads again. `withSlices`: also those of
 * time-weighted orders, which are told elsewhere.
 */
export async function syncFills(
  ctx: TradingContext,
  userId: UserId,
  { account, withSlices = false }: { account?: AccountState; withSlices?: boolean } = {},
): Promise<FillsSynced> {
  const at = ctx.clock()
  const user = await ctx.store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  const since = startOf(user)
  const address = await addressOf(ctx, userId)
  const told = await ctx.exchange.fillsSince(address, since)
  const slices = withSlices ? await ctx.exchange.sliceFillsSince(address, since) : []
  const fills = [...told, ...slices]
  const booked = await ctx.store.fills.keysSince(userId, since)
  const fresh = fills.filter(({ symbol, at, tid }) => !booked.has(`${symbol}:${at}:${tid}`))
  const { waiting, newFills } = await bookAll(ctx, userId, fresh)
  const newest = Math.max(user.fillsCursor, told.at(-1)?.at ?? 0)
  // What waits, or cannot be read yet, is read again, and holds up nothing else.
  const unread = ctx.exchange.unreadableSince(address)
  const again = [...waiting.map(({ at }) => at), ...(unread === null ? [] : [unread])]
  const cursor = Math.max(user.fillsCursor, Math.min(newest, ...again.map((moment) => moment - 1)))
  if (cursor > user.fillsCursor) await ctx.store.users.advanceFillsCursor(userId, cursor)
  ctx.memory.synced.set(userId, { at, sizes: account === undefined ? '' : sizesOf(account) })
  return { synced: fills.length, newFills, cursor }
}

/**
 * Those that a stream told. They move no cursor: what was told before them may not have been, and the next reading
 * begins where the last one ended.
 */
export async function bookTold(
  ctx: TradingContext,
  userId: UserId,
  fills: ExchangeFill[],
): Promise<void> {
  const { waiting } = await bookAll(ctx, userId, fills)
  if (waiting.length > 0) ctx.memory.synced.delete(userId)
}

/** A close that is told before its entry waits for it, and is tried again once something else was booked. */
async function bookAll(
  ctx: TradingContext,
  userId: UserId,
  fills: ExchangeFill[],
): Promise<{ waiting: ExchangeFill[]; newFills: number }> {
  const waiting: ExchangeFill[] = []
  let newFills = 0
  for (const fill of fills) {
    const booking = await bookFill(ctx, userId, fill)
    if (booking === 'wait') waiting.push(fill)
    if (booking === 'booked') newFills++
  }
  if (waiting.length === 0 || newFills === 0) return { waiting, newFills }
  const again = await bookAll(ctx, userId, waiting)
  return { waiting: again.waiting, newFills: newFills + again.newFills }
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

function startOf({ fillsCursor, createdAt }: Pick<UserRow, 'fillsCursor' | 'createdAt'>): UnixMs {
  if (fillsCursor === 0) return Math.max(0, createdAt - beforeFirstMs)
  return Math.max(0, fillsCursor - overlapMs)
}
