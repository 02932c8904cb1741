// Copies the exchange's ledger into the database: new rows are stored, rows that were taken back are removed, and
// transfers and deposits are linked with their rows. Reading twice is harmless.
import { add, subtract } from '../../../contract/decimal.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { LedgerEntry } from '../../venue/port.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import type { OpeningRow } from '../../storage/money/openings.ts'
import type { Store } from '../../storage/store.ts'
import { bookFunding, fundingKey } from './book-funding.ts'
import { entryRow } from './entry-row.ts'
import { openingOf } from './opening.ts'
import { readFirstPages } from './read-past.ts'
import { type FundsContext, addressOf, announce } from './funds-context.ts'
import { withoutRepeats, removedEntries } from './reconcile/doubtful-entries.ts'
import { linkTransfers } from './link.ts'
import { hashesOfChain, linkDeposits } from './link-deposits.ts'

/**
 * Milliseconds. Rows may show up late, those of withdrawals after a quarter of an hour, so that the most recent are
 * always read again.
 */
const overlapMs = 30 * 60_000
/** Milliseconds. Funding is paid every hour. */
const fundingOverlapMs = 2 * 3_600_000

/**
 * `newest` reads what may be new, `beginning` everything since the opening. What is older is read by read-past.ts.
 * Throws what the exchange port throws.
 */
export async function syncLedger(
  ctx: FundsContext,
  userId: UserId,
  from: 'newest' | 'beginning' = 'newest',
): Promise<void> {
  const isNew = await isNewcomer(ctx.store, userId)
  const opening = await openingOf(ctx, userId)
  // Read before the past, because these payments belong to positions. What a new account has paid until now is part
  // of its opening balance.
  if (!isNew) await syncFunding(ctx, userId, opening, from)
  const first = await readFirstPages(ctx, userId, opening)
  await syncEntries(ctx, userId, opening, { from, first })
}

/** The account has no opening and no position of ours, so that no payment needs to be attributed. */
async function isNewcomer(store: Store, userId: UserId): Promise<boolean> {
  if ((await store.openings.of(userId)) !== undefined) return false
  if ((await store.sessions.list(userId, { limit: 1 })).length > 0) return false
  return (await store.positions.liveOfUser(userId)).length === 0
}

async function syncEntries(
  ctx: FundsContext,
  userId: UserId,
  opening: OpeningRow,
  { from, first }: { from: string; first: LedgerEntry[] | undefined },
): Promise<void> {
  const { store, exchange, log } = ctx
  const newest = await store.ledgerEntries.newest(userId, 'others')
  const since = startOf(opening, 'ledgerReadTo', from === 'beginning' ? 0 : newest) - overlapMs
  // Read before the exchange is asked, so that rows stored meanwhile do not count as taken back.
  const rows = (await store.ledgerEntries.since(userId, Math.max(0, since))).filter(isOfLedger)
  const known = new Set(rows.map(({ key }) => key))
  const told =
    first?.filter(({ at }) => at >= since) ??
    (await exchange.ledgerSince(await addressOf(store, userId), Math.max(0, since)))
  // What was read before `rows` cannot contradict them.
  const gone = first === undefined ? await removedEntries(ctx, userId, rows, told) : []
  const fresh = await withoutRepeats(
    ctx,
    await addressOf(store, userId),
    told.filter(({ key }) => !known.has(key)),
  )
  const ofChain = await hashesOfChain(ctx, userId, told)
  const hasChanged = await store.transaction(async (inner) => {
    const isNew = await book(inner, userId, fresh)
    await inner.ledgerEntries.remove(userId, gone)
    await forget(inner, userId, rows, gone)
    await inner.deposits.uncredit(userId, gone)
    const linked = await linkTransfers(ctx, inner, userId)
    const credited = await linkDeposits(inner, userId, ofChain)
    return isNew || gone.length > 0 || linked || credited
  })
  if (gone.length > 0) log.warn({ userId, gone: gone }, 'the exchange took ledger rows back')
  if (hasChanged) announce(ctx, userId, 'balance.changed')
}

async function book(store: Store, userId: UserId, entries: LedgerEntry[]): Promise<boolean> {
  let isNew = false
  for (const entry of entries) {
    isNew = (await store.ledgerEntries.insert(entryRow(userId, entry))) || isNew
  }
  return isNew
}

/** A row that was in the opening balance and then taken back is removed from the opening as well. */
async function forget(
  store: Store,
  userId: UserId,
  rows: LedgerEntryRow[],
  gone: readonly string[],
): Promise<void> {
  const opening = gone.length === 0 ? undefined : await store.openings.of(userId)
  if (opening === undefined) return
  const given = rows.filter(({ key, at }) => gone.includes(key) && at <= opening.at)
  if (given.length === 0) return
  const cash = subtract(opening.cash, add(0, ...given.map(({ amount }) => amount)))
  await store.openings.change(userId, { cash })
}

/** While the past is still being read, the newest stored row may belong to it. */
function startOf(
  opening: OpeningRow,
  list: 'ledgerReadTo' | 'fundingReadTo',
  newest: UnixMs,
): UnixMs {
  const isComplete = opening[list] >= opening.firstAt
  return isComplete && newest > 0 ? newest : opening.at
}

/** The other rows were made from other lists of the exchange. */
function isOfLedger({ key }: LedgerEntryRow): boolean {
  return !key.startsWith('fill:') && !key.startsWith('elsewhere:')
}

async function syncFunding(
  ctx: FundsContext,
  userId: UserId,
  opening: OpeningRow,
  from: string,
): Promise<void> {
  const { store, exchange } = ctx
  const newest = await store.ledgerEntries.newest(userId, 'funding')
  const start = startOf(opening, 'fundingReadTo', from === 'beginning' ? 0 : newest)
  const since = Math.max(0, start - fundingOverlapMs)
  const known = await store.ledgerEntries.keysSince(userId, 'funding', since)
  const told = await exchange.fundingSince(await addressOf(store, userId), since)
  const fresh = told.filter((payment) => !known.has(fundingKey(payment)))
  for (const payment of fresh) await bookFunding(ctx, userId, payment)
  if (fresh.length > 0) announce(ctx, userId, 'balance.changed')
}
