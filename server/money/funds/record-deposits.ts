// Stores the deposits of a chain transaction. Only what the exchange credits to the asking user is stored, and for
// that user only, whoever sent the transaction.
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { Arrival, Mined } from './arrivals.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
import type { Store } from '../../storage/store.ts'

type Deps = Pick<Context, 'config' | 'store' | 'clock' | 'newId'>

interface Sighting {
  userId: UserId
  txHash: string
  mined: Mined
  /** The user's deposits in this transaction. */
  arrivals: Arrival[]
}

/**
 * Returns the user's deposits of this transaction as they are now. Deposits that it does not contain any more are
 * marked as orphaned.
 */
export function recordDeposits(deps: Deps, sighting: Sighting): Promise<DepositRow[]> {
  const { userId, txHash, mined, arrivals } = sighting
  const { chain } = deps.config
  const isConfirmed = mined.confirmations >= chain.confirmations
  const place = {
    status: isConfirmed ? ('confirmed' as const) : ('pending' as const),
    blockNumber: String(mined.block.number),
    blockHash: mined.block.hash,
    blockTime: mined.block.time,
  }
  return deps.store.transaction(async (store) => {
    const found = new Set<string>()
    for (const { logIndex, from, amount, route, fee } of arrivals) {
      const row = await store.deposits.record({
        id: deps.newId(),
        userId,
        chainId: chain.id,
        txHash: txHash.toLowerCase(),
        logIndex,
        from,
        amount,
        route,
        fee,
        recordedAt: deps.clock(),
        ...place,
      })
      if (row.userId !== userId) continue
      found.add(row.id)
      await store.deposits.place(row.id, place)
    }
    return own(store, { userId, chainId: chain.id, txHash }, found)
  })
}

async function own(
  store: Store,
  { userId, chainId, txHash }: { userId: UserId; chainId: number; txHash: string },
  found: ReadonlySet<string>,
): Promise<DepositRow[]> {
  const rows = await store.deposits.ofTransaction(chainId, txHash)
  const mine = rows.filter((row) => row.userId === userId)
  for (const row of mine) {
    if (!found.has(row.id) && row.status !== 'orphaned') await store.deposits.orphan(row.id)
  }
  return mine.filter((row) => found.has(row.id))
}
