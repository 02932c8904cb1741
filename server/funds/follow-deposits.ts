// Deposits on their way: confirmations are counted, blocks that the chain replaced are noticed. That the exchange has
// credited one is found by its ledger.
import type { Address, UserId } from '../../contract/primitives.ts'
import type { ChainTransaction } from '../context.ts'
import type { DepositRow } from '../storage/deposits.ts'
import { type FundsDesk, addressOf, announce, attempt, rarely } from './desk.ts'
import { bridgeTransfers, isFrom, recordDeposits } from './record-deposits.ts'
import { syncLedger } from './sync-ledger.ts'

/** A credit usually takes less. */
const watchedMs = 60_000
/** Longer than a credit can take, and nobody waits at the screen any more. */
const patientMs = 3_600_000

export async function followDeposits(desk: FundsDesk): Promise<void> {
  const open = await desk.store.deposits.open()
  const isRare = desk.looks % rarely === 0
  const due = open.filter(({ recordedAt }) => isRare || desk.clock() - recordedAt < patientMs)
  for (const [userId, rows] of Map.groupBy(due, (row) => row.userId)) {
    await attempt(desk, 'following deposits', () => followUser(desk, userId, rows))
  }
}

async function followUser(desk: FundsDesk, userId: UserId, open: DepositRow[]): Promise<void> {
  const address = await addressOf(desk.store, userId)
  for (const [txHash, rows] of Map.groupBy(open, (row) => row.txHash)) {
    await follow(desk, { userId, address, txHash, rows })
  }
  const waiting = (await desk.store.deposits.open(userId)).filter(isConfirmed)
  if (waiting.some((row) => shouldAsk(desk, row))) await syncLedger(desk, userId)
}

/** Often while somebody watches, then more rarely: the exchange counts how often its ledger is read. */
function shouldAsk({ clock, looks }: FundsDesk, { recordedAt }: DepositRow): boolean {
  return clock() - recordedAt < watchedMs || looks % 5 === 0
}

interface Followed {
  userId: UserId
  address: Address
  txHash: string
  rows: DepositRow[]
}

async function follow(desk: FundsDesk, followed: Followed): Promise<void> {
  const { userId, address, txHash, rows } = followed
  const { chain, store } = desk
  const transaction = await chain.transaction(asHash(txHash))
  if (transaction.status === 'mined') {
    const transfers = bridgeTransfers(desk, transaction).filter(isFrom(address))
    const now = await recordDeposits(desk, { userId, txHash, mined: transaction, transfers })
    if (differs(rows, now)) announce(desk, userId, 'balance.changed')
    return
  }
  const isGone = await Promise.all(rows.map((row) => hasVanished(desk, row, transaction)))
  const gone = rows.filter((_, index) => isGone[index] === true)
  for (const row of gone) {
    await store.deposits.orphan(row.id)
    desk.log.warn({ userId, txHash, block: row.blockHash }, 'the chain took a deposit back')
  }
  if (gone.length > 0) announce(desk, userId, 'balance.changed')
}

/** A node that lags does not know it yet; one that is beyond its confirmations and does not have it never will. */
async function hasVanished(
  { chain, config }: FundsDesk,
  row: DepositRow,
  transaction: ChainTransaction,
): Promise<boolean> {
  if (transaction.status === 'failed') return true
  if (transaction.status !== 'absent') return false
  const past = BigInt(row.blockNumber) + BigInt(config.chain.confirmations)
  return (await chain.blockNumber()) >= past
}

function differs(before: DepositRow[], now: DepositRow[]): boolean {
  const was = new Map(before.map(({ id, status }) => [id, status]))
  return now.length !== before.length || now.some(({ id, status }) => was.get(id) !== status)
}

function isConfirmed({ status }: DepositRow): boolean {
  return status === 'confirmed'
}

/** Written by recordDeposits. */
function asHash(text: string): `0x${string}` {
  return text as `0x${string}`
}
