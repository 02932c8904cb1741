// Which row of the exchange's ledger is which transfer or deposit of ours. Each is one's alone, by unique indexes.
import { compare, negate, subtract } from '../../../contract/decimal.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
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
  for (const transfer of open) {
    const entry = [...free].find((candidate) => isTransfer(candidate, transfer))
    if (entry === undefined) continue
    free.delete(entry)
    isLinked = true
    await store.transfers.link(transfer.id, {
      ...became(transfer),
      ledgerKey: entry.key,
      updatedAt: clock(),
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

/** By the nonce that was signed; where the exchange does not tell it, by what it did to whom and when. */
function isTransfer(entry: LedgerEntryRow, transfer: TransferRow): boolean {
  if (entry.kind !== entryKind[transfer.kind]) return false
  const { nonce } = entry.data
  if (typeof nonce === 'number') return nonce === transfer.nonce
  if (entry.counterparty !== transfer.destination) return false
  return compare(grossOf(entry), transfer.amount) === 0 && entry.at >= transfer.createdAt - skewMs
}

/** What left, without the fee that was paid on top. */
function grossOf({ amount, fee }: LedgerEntryRow): string {
  return subtract(negate(amount), fee)
}

function became({ kind, status }: TransferRow): Partial<Pick<TransferRow, 'status' | 'message'>> {
  if (status !== 'unknown' && status !== 'failed') return {}
  return { status: kind === 'withdraw' ? 'submitted' : 'done', message: null }
}

/** True when a deposit was credited. */
export async function linkDeposits(
  { config }: FundsContext,
  store: Store,
  userId: UserId,
): Promise<boolean> {
  const confirmed = (await store.deposits.open(userId)).filter((row) => row.status === 'confirmed')
  if (confirmed.length === 0) return false
  const oldest = Math.min(...confirmed.map(({ blockTime }) => blockTime))
  const entries = await store.ledgerEntries.since(userId, oldest - skewMs)
  let isCredited = false
  for (const deposit of confirmed) {
    for (const entry of entries) {
      if (!isDeposit(entry, deposit, config.network === 'localnet')) continue
      if (!(await store.deposits.credit(deposit.id, entry))) continue
      isCredited = true
      break
    }
  }
  return isCredited
}

/** The local exchange tells the chain's hash; the real one its own, so that amount and time must do. */
function isDeposit(entry: LedgerEntryRow, deposit: DepositRow, tellsHash: boolean): boolean {
  if (entry.kind !== 'deposit' || compare(entry.amount, deposit.amount) !== 0) return false
  return tellsHash ? entry.data['hash'] === deposit.txHash : entry.at >= deposit.blockTime - skewMs
}
