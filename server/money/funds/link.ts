// Which row of the exchange's ledger is which transfer of ours. Each is one's alone, by a unique index.
import { compare, negate, subtract } from '../../../contract/decimal.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import type { Store } from '../../storage/store.ts'
import type { TransferRow } from '../../storage/money/transfers.ts'
import type { FundsContext } from './funds-context.ts'

/** The exchange takes a nonce for two days. */
const transferLifeMs = 3 * 24 * 3_600_000
/** How far the exchange's clock, or a block's, may be behind ours. */
const skewMs = 60_000

/** Of a transfer that the exchange never heard of, as far as anybody can tell. */
export const neverArrived = 'It never reached the exchange: nothing was moved'

const entryKind = { withdraw: 'withdrawal', send: 'send' } as const

/** What was written off and shows up after all is alive again. True when something was linked. */
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

/** What the exchange refused never will. */
function mayAppear({ status, message }: TransferRow): boolean {
  return status !== 'failed' || message === neverArrived
}

/** Where amounts must tell, what is certain to have happened goes first. */
function doubt({ status }: TransferRow): number {
  return ['done', 'submitted', 'unknown', 'failed'].indexOf(status)
}

/**
 * By the payment on the chain, or by the nonce that was signed; where the exchange does not tell it, by what it did to
 * whom and when.
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

/** The exchange tells a withdrawal's in microseconds, others' as they were signed. */
export function nonceInMs(nonce: number): number {
  let ms = nonce
  while (ms > farMs) ms = Math.floor(ms / 1_000)
  return ms
}

/** In the year 5138, as milliseconds; in 1973, as microseconds. */
const farMs = 1e14

/** What left. The fee of a withdrawal is inside its amount, that of a send on top. */
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
 * The exchange books a withdrawal over its bridge when the bridge has paid, with the payment's hash and the nonce in
 * microseconds. One that it books at once, as the local exchange does, is looked for on the chain.
 */
function isPaid({ data }: LedgerEntryRow, { route }: TransferRow): boolean {
  const { nonce } = data
  return route === 'bridge' && typeof nonce === 'number' && nonce > farMs
}

function chainHashOf({ data }: LedgerEntryRow): string | null {
  const { hash } = data
  return typeof hash === 'string' && /^0x(?!0{64}$)[0-9a-f]{64}$/.test(hash) ? hash : null
}
