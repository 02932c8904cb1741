// Reads the account's fills from the exchange. Reading twice is harmless; a missing reading is noticed because the
// account's sizes differ.
import { once } from 'node:events'
import { add, compare, zero } from '../../../contract/decimal.ts'
import type { UserRow } from '../../storage/people/users.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { FillsSynced } from '../port.ts'
import { sizesAfter, sizesOf } from '../../venue/index.ts'
import type { AccountState, ExchangeFill } from '../../venue/port.ts'
import { bookFill } from './book-fill.ts'
import { bookHistory } from './book-history.ts'
import { noteForgotten } from './note-forgotten.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'

/**
 * Milliseconds. Fills from before the user's first sign-in belong to no position; this much is allowed for clocks
 * that differ.
 */
const beforeFirstMs = 600_000
/** Milliseconds. Fills may be reported late, so that the most recent ones are always read again. */
const overlapMs = 120_000
/** Milliseconds to wait for a stream to report our own fill. */
const hearingMs = 1_000

/** Reads the user's fills when there may be new ones: the sizes have changed, or the last reading is too old. */
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
 * `account`: a state read before this call; without it the next look reads again. `withSlices`: also the fills of
 * time-weighted orders, which the exchange reports separately.
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
  const toldFrom = ctx.exchange.fillsToldFrom(address)
  if (toldFrom !== null) await noteForgotten(ctx, userId, toldFrom)
  const slices = withSlices ? await ctx.exchange.sliceFillsSince(address, since) : []
  const fills = [...told, ...slices]
  const booked = await ctx.store.fills.keysSince(userId, since)
  const fresh = fills.filter(({ symbol, at, tid }) => !booked.has(`${symbol}:${at}:${tid}`))
  const { rest, newFills: past } = await bookHistory(ctx, userId, fresh)
  const { waiting, newFills } = await bookAll(ctx, userId, rest)
  const newest = Math.max(user.fillsCursor, told.at(-1)?.at ?? 0)
  // Fills that wait for another, or cannot be read yet, are read again next time and do not hold up the rest.
  const unread = ctx.exchange.unreadableSince(address)
  const again = [...waiting.map(({ at }) => at), ...(unread === null ? [] : [unread])]
  const cursor = Math.max(user.fillsCursor, Math.min(newest, ...again.map((moment) => moment - 1)))
  if (cursor > user.fillsCursor) await ctx.store.users.advanceFillsCursor(userId, cursor)
  ctx.memory.synced.set(userId, { at, sizes: account === undefined ? '' : sizesOf(account) })
  return { synced: fills.length, newFills: newFills + past, cursor }
}

/**
 * Books fills that a stream reported. They do not move the cursor: earlier ones may have been missed, so the next
 * reading begins where the last one ended.
 */
export async function bookStreamedFills(
  ctx: TradingContext,
  userId: UserId,
  fills: ExchangeFill[],
): Promise<void> {
  const { waiting } = await bookAll(ctx, userId, fills)
  const last = ctx.memory.synced.get(userId)
  if (waiting.length > 0) ctx.memory.synced.delete(userId)
  else if (last !== undefined) {
    ctx.memory.synced.set(userId, { ...last, sizes: sizesAfter(last.sizes, fills) })
  }
}

/** Reads fills unless a stream has reported all since the last reading. */
export async function syncUntoldFills(ctx: TradingContext, userId: UserId): Promise<void> {
  const { areFillsTold } = ctx.exchange.told(await addressOf(ctx, userId))
  const last = ctx.memory.synced.get(userId)
  const isFresh = last !== undefined && ctx.clock() - last.at < ctx.timing.toldFills
  if (!areFillsTold || !isFresh) await syncFills(ctx, userId)
}

/** A close that is reported before its entry waits, and is tried again once another fill was booked. */
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
  for (const { cloid } of fills) if (cloid !== null) ctx.memory.heard.emit(cloid)
  if (waiting.length === 0 || newFills === 0) return { waiting, newFills }
  const again = await bookAll(ctx, userId, waiting)
  return { waiting: again.waiting, newFills: newFills + again.newFills }
}

/**
 * After one of our orders filled `filled` base units: waits a moment for the stream to report it, and reads the fills when it
 * does not. A failure does not fail the order: the next look reads again.
 */
export async function hearOwnFills(
  ctx: TradingContext,
  { userId, positionId, cloid }: { userId: UserId; positionId: string; cloid: string },
  filled: DecimalString,
): Promise<void> {
  const { areFillsTold } = ctx.exchange.told(await addressOf(ctx, userId))
  if (areFillsTold && (await isHeard())) return
  await syncOwnFills(ctx, userId)

  /** Looks again whenever a fill of the order was booked. */
  async function isHeard(): Promise<boolean> {
    const over = new AbortController()
    const timer = setTimeout(() => over.abort(), hearingMs)
    try {
      while (!over.signal.aborted && ctx.memory.synced.has(userId)) {
        // Before the look, so that no booking falls between the two.
        const next = once(ctx.memory.heard, cloid, { signal: over.signal }).catch(() => undefined)
        const fills = await ctx.store.fills.ofPosition(positionId)
        const own = fills.filter((fill) => fill.cloid === cloid)
        if (compare(add(zero, ...own.map(({ size }) => size)), filled) >= 0) return true
        await next
      }
      return false
    } finally {
      clearTimeout(timer)
      over.abort()
    }
  }
}

/** Reads fills after one of our orders. A failure does not fail the order: the next look reads again. */
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
