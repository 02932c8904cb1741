// From a transaction on the chain to rows of deposits. Whoever shows a transaction, only transfers from the address of
// the one who shows it are recorded, for that one.
import { formatUnits } from 'viem'
import type { Address, UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { ChainTransaction, TokenTransfer } from '../../venue/port.ts'
import type { DepositRow } from '../../storage/money/deposits.ts'
import type { Store } from '../../storage/store.ts'

const usdcDecimals = 6
type Mined = Extract<ChainTransaction, { status: 'mined' }>
type Deps = Pick<Context, 'config' | 'store' | 'clock' | 'newId'>

interface Sighting {
  userId: UserId
  txHash: string
  mined: Mined
  /** The sender's deposits in it. */
  transfers: TokenTransfer[]
}

/** Transfers of the configured token to the bridge. */
export function bridgeTransfers(
  { config }: Pick<Context, 'config'>,
  mined: Mined,
): TokenTransfer[] {
  const usdc = config.chain.usdc.toLowerCase()
  const bridge = config.chain.bridge.toLowerCase()
  return mined.transfers.filter(({ token, to }) => token === usdc && to === bridge)
}

export function isFrom(sender: Address): (transfer: TokenTransfer) => boolean {
  const lower = sender.toLowerCase()
  return ({ from }) => from === lower
}

export function usdcOf({ value }: TokenTransfer): string {
  return formatUnits(value, usdcDecimals)
}

/** The user's deposits of this transaction as they are now; those that it no longer has are orphaned. */
export function recordDeposits(deps: Deps, sighting: Sighting): Promise<DepositRow[]> {
  const { userId, txHash, mined, transfers } = sighting
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
    for (const transfer of transfers) {
      const row = await store.deposits.record({
        id: deps.newId(),
        userId,
        chainId: chain.id,
        txHash: txHash.toLowerCase(),
        logIndex: transfer.logIndex,
        from: transfer.from,
        amount: usdcOf(transfer),
        route: 'bridge',
        fee: '0',
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
