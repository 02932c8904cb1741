// Finds USDC transfers to the bridge by reading logs, block by block, so that it can go on anywhere.
import { zeroAddress } from 'viem'
import type { BridgeDeposit, HexAddress } from '../types.ts'
import type { ChainClients } from './client.ts'
import { bridgeAddress, usdcAbi, usdcAddress } from './contracts.ts'

const LOOK_MS = 500
/** The transfer's own block and one on top. */
const CONFIRMATIONS = 2n
const BLOCKS_PER_CALL = 5_000n

export type DepositListener = (deposit: BridgeDeposit, nextBlock: bigint) => void

/**
 * Calls `listener` for each confirmed deposit from `fromBlock` on, in order. `nextBlock` is where to go on after a
 * restart: it stays at the deposit's own block while that holds more of them. A listener that throws sees the deposit
 * again. The returned function ends the watch.
 */
export function watchDeposits(
  { reader }: ChainClients,
  fromBlock: bigint,
  listener: DepositListener,
  log: (line: string) => void,
): () => void {
  let next = fromBlock
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failing = false

  async function look(): Promise<void> {
    const head = await reader.getBlockNumber()
    // A kill can cost the chain its last seconds; blocks of those numbers will come anew.
    if (head + 1n < next) next = head + 1n
    const confirmed = head + 1n - CONFIRMATIONS
    while (!stopped && next <= confirmed) {
      const last = next + BLOCKS_PER_CALL - 1n
      const to = last < confirmed ? last : confirmed
      const deposits = await readDeposits(reader, next, to)
      for (const [i, deposit] of deposits.entries()) {
        if (stopped) return
        const following = deposits[i + 1]
        const nextBlock =
          following?.blockNumber === deposit.blockNumber
            ? deposit.blockNumber
            : deposit.blockNumber + 1n
        next = deposit.blockNumber
        listener(deposit, nextBlock)
      }
      next = to + 1n
    }
  }

  async function tick(): Promise<void> {
    try {
      await look()
      failing = false
    } catch (error) {
      if (!failing && !stopped) {
        log(`chain: deposits not read: ${error instanceof Error ? error.message : String(error)}`)
      }
      failing = true
    }
    if (!stopped) timer = setTimeout(() => void tick(), LOOK_MS)
  }

  void tick()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

async function readDeposits(
  reader: ChainClients['reader'],
  fromBlock: bigint,
  toBlock: bigint,
): Promise<BridgeDeposit[]> {
  const logs = await reader.getContractEvents({
    address: usdcAddress,
    abi: usdcAbi,
    eventName: 'Transfer',
    args: { to: bridgeAddress },
    fromBlock,
    toBlock,
    strict: true,
  })
  // Minted to the bridge: its reserve, nobody's deposit.
  const transfers = logs.filter(({ args }) => args.from !== zeroAddress)
  return transfers.map((log) => ({
    txHash: log.transactionHash,
    logIndex: log.logIndex,
    blockNumber: log.blockNumber,
    from: lowerCase(log.args.from),
    amount: log.args.value,
  }))
}

function lowerCase(address: HexAddress): HexAddress {
  return `0x${address.slice(2).toLowerCase()}`
}
