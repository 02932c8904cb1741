// Matches rows of the exchange's ledger with deposits. A row credits one deposit, enforced by a unique index.
import { compare, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
import type { Store } from '../../storage/store.ts'
import type { LedgerEntry } from '../../venue/port.ts'
import type { FundsContext } from './funds-context.ts'

/** Milliseconds. How far a block's time may be ahead of the exchange's. */
const skewMs = 60_000

/** A deposit in the ledger, read from the exchange or from our database. */
interface Credit {
  key: string
  at: UnixMs
  amount: DecimalString
  hash: string
}

/**
 * Hashes of ledger deposits that are, or may be, transactions on the chain: such a row credits the deposit of that
 * transaction and no other. The real exchange reports hashes of its own, the local one the chain's.
 */
export async function hashesOfChain(
  { store, chain }: FundsContext,
  userId: UserId,
  told: readonly LedgerEntry[],
): Promise<ReadonlySet<string>> {
  const waiting = await confirmed(store, userId)
  const credits = [...(await creditsFor(store, userId, waiting)), ...told.filter(isPaidIn)]
  const hashes = new Set(
    credits.filter((credit) => waiting.some(isFor(credit))).map(({ hash }) => hash),
  )
  const isOfChain = await Promise.all(
    [...hashes].map(async (hash) => {
      if (!/^0x[0-9a-f]{64}$/.test(hash)) return false
      const found = await chain.transaction(asHash(hash)).catch(() => undefined)
      return found?.status !== 'absent'
    }),
  )
  return new Set([...hashes].filter((_, index) => isOfChain[index] === true))
}

/** True when a deposit was credited. */
export async function linkDeposits(
  store: Store,
  userId: UserId,
  ofChain: ReadonlySet<string>,
): Promise<boolean> {
  const waiting = await confirmed(store, userId)
  const credits = await creditsFor(store, userId, waiting)
  let isCredited = false
  for (const deposit of waiting) {
    const isOwn = ({ hash }: Credit) => hash === deposit.txHash
    const candidates = credits
      .filter((credit) => isFor(credit)(deposit) && (isOwn(credit) || !ofChain.has(credit.hash)))
      // First the row of the same transaction, then the one with the largest amount.
      .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || compare(b.amount, a.amount))
    for (const credit of candidates) {
      if (!(await store.deposits.credit(deposit.id, credit))) continue
      isCredited = true
      break
    }
  }
  return isCredited
}

async function confirmed(store: Store, userId: UserId): Promise<DepositRow[]> {
  return (await store.deposits.open(userId)).filter((row) => row.status === 'confirmed')
}

/** Booked ledger deposits since the oldest of these deposits. */
async function creditsFor(
  store: Store,
  userId: UserId,
  waiting: readonly DepositRow[],
): Promise<Credit[]> {
  if (waiting.length === 0) return []
  const oldest = Math.min(...waiting.map(({ blockTime }) => blockTime))
  const rows = await store.ledgerEntries.since(userId, oldest - skewMs)
  return rows
    .filter(({ kind, data }) => isPaidIn({ kind, isGift: data['isGift'] === true }))
    .map(({ key, at, amount, data }) => ({ key, at, amount, hash: String(data['hash']) }))
}

function isPaidIn({ kind, isGift }: { kind: string; isGift: boolean }): boolean {
  return kind === 'deposit' && !isGift
}

/** Whether amount (less the fee on the way) and time fit. */
function isFor({ at, amount }: Credit) {
  return (deposit: DepositRow): boolean =>
    at >= deposit.blockTime - skewMs &&
    compare(amount, deposit.amount) <= 0 &&
    compare(amount, subtract(deposit.amount, deposit.fee)) >= 0
}

/** Matched above. */
function asHash(text: string): `0x${string}` {
  return text as `0x${string}`
}
