// Transactions that a wallet has just sent: looked for until a block contains them, so that the page need not ask
// again and again. Kept in memory only: after a restart the page asks again, and mined transactions are stored.
import type { UserId } from '../../../contract/primitives.ts'
import { arrivalsIn, isCredited, isFor } from './arrivals.ts'
import { type FundsContext, addressOf, announce, attempt } from './funds-context.ts'
import { recordDeposits } from './record-deposits.ts'

const patienceMs = 3_600_000
/** The limit for all users together; the oldest are dropped first. */
const most = 1_000

export interface Sought {
  userId: UserId
  txHash: `0x${string}`
}

export function seek({ sought, clock }: FundsContext, { userId, txHash }: Sought): void {
  sought.delete(txHash)
  sought.set(txHash, { userId, until: clock() + patienceMs })
  for (const oldest of sought.keys()) {
    if (sought.size <= most) return
    sought.delete(oldest)
  }
}

export async function findSought(ctx: FundsContext): Promise<void> {
  const { sought, clock } = ctx
  for (const [txHash, { userId, until }] of sought) {
    if (until < clock()) sought.delete(txHash)
    else await attempt(ctx, 'looking for a deposit', () => find(ctx, userId, txHash))
  }
}

async function find(ctx: FundsContext, userId: UserId, txHash: `0x${string}`): Promise<void> {
  const found = await ctx.chain.transaction(txHash)
  if (found.status === 'absent' || found.status === 'waiting') return
  ctx.sought.delete(txHash)
  if (found.status === 'mined') {
    const address = await addressOf(ctx.store, userId)
    const arrivals = arrivalsIn(ctx, found).filter(isFor(address)).filter(isCredited)
    await recordDeposits(ctx, { userId, txHash, mined: found, arrivals })
  }
  announce(ctx, userId, 'balance.changed')
}
