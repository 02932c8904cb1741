// Follows deposits in progress: counts confirmations and notices replaced blocks. The credit itself is found in the
// exchange's ledger.
import type { Address, UserId } from '../../../contract/primitives.ts'
import type { ChainTransaction } from '../../venue/port.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
import { type FundsContext, addressOf, announce, attempt, rarely } from './funds-context.ts'
import { type Mined, arrivalsIn, isFor } from './arrivals.ts'
import { recordDeposits } from './record-deposits.ts'
import { syncLedger } from './sync-ledger.ts'

/** Milliseconds. A credit usually arrives sooner. */
const watchedMs = 60_000
/** Milliseconds. No credit takes this long, and nobody watches the page any more. */
const patientMs = 3_600_000

export async function followDeposits(ctx: FundsContext): Promise<void> {
  const open = await ctx.store.deposits.open()
  const isRare = ctx.looks % rarely === 0
  const due = open.filter(({ recordedAt }) => isRare || ctx.clock() - recordedAt < patientMs)
  for (const [userId, rows] of Map.groupBy(due, (row) => row.userId)) {
    await attempt(ctx, 'following deposits', () => followUser(ctx, userId, rows))
  }
}

async function followUser(ctx: FundsContext, userId: UserId, open: DepositRow[]): Promise<void> {
  const address = await addressOf(ctx.store, userId)
  for (const [txHash, rows] of Map.groupBy(open, (row) => row.txHash)) {
    await follow(ctx, { userId, address, txHash, rows })
  }
  const waiting = (await ctx.store.deposits.open(userId)).filter(isConfirmed)
  if (waiting.some((row) => shouldAsk(ctx, row))) await syncLedger(ctx, userId)
}

/** Often at first, while the user watches, then less often: each reading of the ledger costs request weight. */
function shouldAsk({ clock, looks }: FundsContext, { recordedAt }: DepositRow): boolean {
  return clock() - recordedAt < watchedMs || looks % 5 === 0
}

interface Followed {
  userId: UserId
  address: Address
  txHash: string
  rows: DepositRow[]
}

async function follow(ctx: FundsContext, followed: Followed): Promise<void> {
  const { userId, address, txHash, rows } = followed
  const { chain, store } = ctx
  const transaction = await chain.transaction(asHash(txHash))
  if (transaction.status === 'mined') {
    const arrivals = arrivalsIn(ctx, transaction).filter(isFor(address))
    const now = await recordDeposits(ctx, { userId, txHash, mined: transaction, arrivals })
    if (differs(rows, now) || gotFurther(ctx, txHash, transaction)) {
      announce(ctx, userId, 'balance.changed')
    }
    return
  }
  const isGone = await Promise.all(rows.map((row) => hasVanished(ctx, row, transaction)))
  const gone = rows.filter((_, index) => isGone[index] === true)
  for (const row of gone) {
    await store.deposits.orphan(row.id)
    ctx.log.warn({ userId, txHash, block: row.blockHash }, 'the chain took a deposit back')
  }
  if (gone.length > 0) announce(ctx, userId, 'balance.changed')
}

/**
 * A node that lags may not know the transaction yet. One that is past the needed confirmations and does not have it
 * never will.
 */
async function hasVanished(
  { chain, config }: FundsContext,
  row: DepositRow,
  transaction: ChainTransaction,
): Promise<boolean> {
  if (transaction.status === 'failed') return true
  if (transaction.status !== 'absent') return false
  const past = BigInt(row.blockNumber) + BigInt(config.chain.confirmations)
  return (await chain.blockNumber()) >= past
}

/** Reports a new number of confirmations, as the user watches them. */
function gotFurther(
  { confirmations, config }: FundsContext,
  txHash: string,
  mined: Mined,
): boolean {
  const before = confirmations.get(txHash)
  const isFinal = mined.confirmations >= config.chain.confirmations
  if (isFinal) confirmations.delete(txHash)
  else confirmations.set(txHash, mined.confirmations)
  return !isFinal && before !== mined.confirmations
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
