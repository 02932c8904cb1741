// Fetching what the exchange says happened. Reading twice is harmless; not reading is noticed by the account's sizes.
import type { UnixMs, UserId } from '../../contract/primitives.ts'
import type { AccountState, FillsSynced } from '../context.ts'
import { bookFill } from './book-fill.ts'
import { type Desk, addressOf } from './desk.ts'

/** Fills may show up late; those of the last while are looked at again. */
const overlapMs = 120_000

/** Reads the user's fills when there may be new ones: sizes changed, or it has been a while. */
export async function syncFillsIfDue(
  desk: Desk,
  userId: UserId,
  account: AccountState,
): Promise<void> {
  const last = desk.memory.synced.get(userId)
  const isFresh = last !== undefined && desk.clock() - last.at < desk.timing.fills
  if (isFresh && last.sizes === sizesOf(account)) return
  await syncFills(desk, userId, account)
}

/** `account` is a state from before this call; without one the next cycle reads again. */
export async function syncFills(
  desk: Desk,
  userId: UserId,
  account?: AccountState,
): Promise<FillsSynced> {
  const at = desk.clock()
  const user = await desk.store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  const since = Math.max(0, user.fillsCursor - overlapMs)
  const fills = await desk.exchange.fillsSince(await addressOf(desk, userId), since)
  const booked = await desk.store.fills.keysSince(userId, since)
  let cursor: UnixMs = user.fillsCursor
  let newFills = 0
  for (const fill of fills) {
    const isNew = !booked.has(`${fill.symbol}:${fill.at}:${fill.tid}`)
    // A fill that cannot be understood yet waits, and with it all that came after.
    const booking = isNew ? await bookFill(desk, userId, fill) : 'known'
    if (booking === 'wait') break
    if (booking === 'booked') newFills++
    cursor = Math.max(cursor, fill.at)
  }
  if (cursor > user.fillsCursor) await desk.store.users.advanceFillsCursor(userId, cursor)
  desk.memory.synced.set(userId, { at, sizes: account === undefined ? '' : sizesOf(account) })
  return { synced: fills.length, newFills, cursor }
}

/** After an order of ours. A failure is not the order's: the next cycle reads again. */
export async function syncOwnFills(desk: Desk, userId: UserId): Promise<void> {
  try {
    await syncFills(desk, userId)
  } catch (error) {
    desk.memory.synced.delete(userId)
    desk.log.warn({ userId, error: String(error) }, 'fills could not be read')
  }
}

function sizesOf(account: AccountState): string {
  return account.positions
    .map(({ symbol, size }) => `${symbol}:${size}`)
    .toSorted()
    .join()
}
