// Matches rows of the exchange's ledger with our transfers. Each row belongs to one transfer, enforced by a unique
// index.
import { compare, negate, subtract } from '../../../contract/decimal.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import type { Store } from '../../storage/store.ts'
import type { TransferRow } from '../../storage/money/transfers.ts'
import type { FundsContext } from './funds-context.ts'

/** Milliseconds. The exchange accepts a nonce for two days; one day is added. */
const transferLifeMs = 3 * 24 * 3_600_000
/** Milliseconds. How far the exchange's clock, or a block's, may be behind ours. */
const skewMs = 60_000

/** The message of a transfer that the exchange apparently never received. */
export const neverArrived = 'It never reached the exchange: nothing was moved'

const entryKind = { withdraw: 'withdrawal', send: 'send' } as const

/** A transfer that was given up and shows up after all is valid again. True when something was linked. */
export async function linkTransfers(
  { clock }: FundsContext,
  store: Store,
  userId: UserId,
): Promise<boolean> {
  const since = clock() - transferLifeMs
  const unlinked = await store.transfers.unlinked(userId, since)
  const open = unlinked.filter(mayAppear).toSorted((a, b) => doubt(a) - doubt(b))
  if (open.length === 0) return false
  const taken = await store.transfers.linkedKeys(userId)
  const entries = await store.ledgerEntries.since(userId, since - skewMs)
  const free = new Set(entries.filter(({ key }) => !taken.has(key)))
  let isLinked = false
  const seenAt = clock()
  for (const transfer of open) {
    const entry = [...free].find((candidate) => isTransfer(candidate, transfer))
    if (entry === undefined) continue
    free.delete(entry)
    isLinked = true
    await store.transfers.link(transfer.id, {
      ...became(transfer, entry),
      ledgerKey: entry.key,
      updatedAt: seenAt,
    })
  }
  return isLinked
}

/** A transfer that the exchange refused never shows up in the ledger. */
function mayAppear({ status, message }: TransferRow): boolean {
  return status !== 'failed' || message === neverArrived
}

/** The order in which transfers are matched by amount: the most certain ones first. */
function doubt({ status }: TransferRow): number {
  return ['done', 'submitted', 'unknown', 'failed'].indexOf(status)
}

/**
 * Matches by the payment on the chain or by the signed nonce; where the exchange reports neither, by kind, recipient
 * and time.
 */
function isTransfer(entry: LedgerEntryRow, transfer: TransferRow): boolean {
  if (entry.kind !== entryKind[transfer.kind]) return false
  const { nonce, hash } = entry.data
  if (transfer.txHash !== null && hash === transfer.txHash) return true
  if (typeof nonce === 'number') return nonceInMs(nonce) === transfer.nonce
  if (entry.counterparty !== null && entry.counterparty !== transfer.destination) return false
  if (entry.at < transfer.createdAt - skewMs) return false
  return compare(grossOf(entry, transfer), transfer.amount) === 0
}

/**
 * The exchange reports a withdrawal's nonce in microseconds, others as they were signed. A number of nanoseconds is too
 * long to be exact, and may have been rounded down.
 */
export function nonceInMs(nonce: number): number {
  let ms = Number.isSafeInteger(nonce) ? nonce : nonce + inexactNs
  while (ms > farMs) ms = Math.floor(ms / 1_000)
  return ms
}

/** Nanoseconds; a number of that length is at most this much off. */
const inexactNs = 512
/** As milliseconds the year 5138, as microseconds 1973. */
const farMs = 1e14

/** USDC that left the account. A withdrawal's fee is included in its amount, a send's fee is added. */
function grossOf({ amount, fee }: LedgerEntryRow, { kind }: TransferRow): string {
  return kind === 'withdraw' ? negate(amount) : subtract(negate(amount), fee)
}

function became(
  transfer: TransferRow,
  entry: LedgerEntryRow,
): Partial<Pick<TransferRow, 'status' | 'message' | 'txHash'>> {
  const { kind, status, txHash } = transfer
  if (kind === 'withdraw' && isPaid(entry, transfer)) {
    return { status: 'done', message: null, txHash: txHash ?? chainHashOf(entry) }
  }
  if (status !== 'unknown' && status !== 'failed') return {}
  return { status: kind === 'withdraw' ? 'submitted' : 'done', message: null }
}

/**
 * The exchange books a bridge withdrawal after the bridge has paid, with the payment's hash and the nonce in
 * microseconds. A withdrawal that is booked at once, as on the local exchange, is looked for on the chain.
 */
function isPaid({ data }: LedgerEntryRow, { route }: TransferRow): boolean {
  const { nonce } = data
  return route === 'bridge' && typeof nonce === 'number' && nonce > farMs
}

function chainHashOf({ data }: LedgerEntryRow): string | null {
  const { hash } = data
  return typeof hash === 'string' && /^0x(?!0{64}$)[0-9a-f]{64}$/.test(hash) ? hash : null
}
