// The exchange's ledger into ours: new rows are booked, rows that it took back are removed, and what was asked for is
// linked with what it became. Reading twice is harmless.
import type { UserId } from '../../../contract/primitives.ts'
import type { LedgerEntry } from '../../venue/port.ts'
import type { Store } from '../../storage/store.ts'
import { bookFunding, fundingKey } from './book-funding.ts'
import { type FundsContext, addressOf, announce } from './funds-context.ts'
import { genuine, takenBack } from './doubtful-entries.ts'
import { linkTransfers } from './link.ts'
import { hashesOfChain, linkDeposits } from './link-deposits.ts'

/** Rows may show up late, a withdrawal's after a quarter of an hour; those of the last while are looked at again. */
const overlapMs = 30 * 60_000
/** Funding is paid by the hour. */
const fundingOverlapMs = 2 * 3_600_000

/** `from`: `newest` reads what may be new, `beginning` everything there is. */
export async function syncLedger(
  ctx: FundsContext,
  userId: UserId,
  from: 'newest' | 'beginning' = 'newest',
): Promise<void> {
  await syncEntries(ctx, userId, from)
  await syncFunding(ctx, userId, from)
}

async function syncEntries(ctx: FundsContext, userId: UserId, from: string): Promise<void> {
  const { store, exchange, log } = ctx
  const newest = await store.ledgerEntries.newest(userId, 'others')
  const since = from === 'beginning' ? 0 : Math.max(0, newest - overlapMs)
  // Read before the exchange is asked: what another process books meanwhile does not count as taken back.
  const known = await store.ledgerEntries.keysSince(userId, 'others', since)
  const told = await exchange.ledgerSince(await addressOf(store, userId), since)
  const gone = await takenBack(ctx, userId, known, new Set(told.map(({ key }) => key)))
  const fresh = await genuine(
    ctx,
    await addressOf(store, userId),
    told.filter(({ key }) => !known.has(key)),
  )
  const ofChain = await hashesOfChain(ctx, userId, told)
  const hasChanged = await store.transaction(async (inner) => {
    const isNew = await book(inner, userId, fresh)
    await inner.ledgerEntries.remove(userId, gone)
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
  for (const { key, at, kind, amount, fee, counterparty, hash, nonce, isGift } of entries) {
    const data = { hash, nonce, ...(isGift && { isGift }) }
    const row = { userId, key, at, kind, amount, fee, counterparty, data }
    isNew = (await store.ledgerEntries.insert(row)) || isNew
  }
  return isNew
}

async function syncFunding(ctx: FundsContext, userId: UserId, from: string): Promise<void> {
  const { store, exchange } = ctx
  const newest = await store.ledgerEntries.newest(userId, 'funding')
  const since = from === 'beginning' ? 0 : Math.max(0, newest - fundingOverlapMs)
  const known = await store.ledgerEntries.keysSince(userId, 'funding', since)
  const told = await exchange.fundingSince(await addressOf(store, userId), since)
  const fresh = told.filter((payment) => !known.has(fundingKey(payment)))
  for (const payment of fresh) await bookFunding(ctx, userId, payment)
  if (fresh.length > 0) announce(ctx, userId, 'balance.changed')
}
