// Finds USDC sent to the bridge or burnt for the exchange by reading logs, and notices when blocks that were read
// have been replaced.
import { zeroAddress } from 'viem'
import type { BlockRef, BridgeDeposit, DepositBook, HexAddress } from '../types.ts'
import { hashAt, holdsBlock } from './blocks.ts'
import type { ChainClients } from './client.ts'
import { forwarderAddress, hyperEvmDomain, readHook } from './cctp-hook.ts'
import { bridgeAddress, messengerAbi, messengerAddress, usdcAbi, usdcAddress } from './contracts.ts'

const LOOK_MS = 500
/** The transfer's own block and one on top. */
const CONFIRMATIONS = 2n
const BLOCKS_PER_CALL = 5_000n
const BEFORE_FIRST = -1n

/** Keeps `book` in agreement with the chain; see DepositBook. Returns a function that ends it. */
export function watchDeposits(
  clients: ChainClients,
  book: DepositBook,
  log: (line: string) => void,
): () => void {
  const { reader } = clients
  /** Undefined until the book and the chain were compared. */
  let read: BlockRef | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failing = false

  async function look(): Promise<void> {
    const agreed = read !== undefined && (await holdsBlock(clients, read)) ? read : undefined
    const height = agreed?.number ?? (await agreedHeight(clients, book))
    const confirmed = (await reader.getBlockNumber()) + 1n - CONFIRMATIONS
    const to = confirmed > height ? confirmed : height
    if (to < 0n || (agreed !== undefined && to === height)) return
    const before = await hashAt(clients, to)
    const deposits = await readDeposits(clients, height + 1n, to)
    // The chain has changed while it was read: the result may mix both versions.
    if (before !== (await hashAt(clients, to))) return
    if (stopped) return
    if (agreed === undefined) book.replaceAbove(height, deposits)
    else if (deposits.length > 0) book.credit(deposits)
    read = before === undefined ? undefined : { number: to, hash: before }
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

/** The highest block with a known deposit that is still on the chain. */
async function agreedHeight(clients: ChainClients, book: DepositBook): Promise<bigint> {
  for (const block of book.knownBlocks()) {
    if (await holdsBlock(clients, block)) return block.number
  }
  return BEFORE_FIRST
}

/** In the order of blocks and logs. */
async function readDeposits(
  clients: ChainClients,
  from: bigint,
  to: bigint,
): Promise<BridgeDeposit[]> {
  const found = [
    ...(await readTransfers(clients, from, to)),
    ...(await readBurns(clients, from, to)),
  ]
  return found.sort((a, b) => Number(a.block.number - b.block.number) || a.logIndex - b.logIndex)
}

async function readTransfers(
  { reader }: ChainClients,
  from: bigint,
  to: bigint,
): Promise<BridgeDeposit[]> {
  const found: BridgeDeposit[] = []
  for (const blocks of pieces(from, to)) {
    const logs = await reader.getContractEvents({
      address: usdcAddress,
      abi: usdcAbi,
      eventName: 'Transfer',
      args: { to: bridgeAddress },
      ...blocks,
      strict: true,
    })
    for (const log of logs) {
      // Minted to the bridge: its reserve, not a deposit.
      if (log.args.from === zeroAddress) continue
      found.push({
        ...placeOf(log),
        from: lowerCase(log.args.from),
        amount: log.args.value,
      })
    }
  }
  return found
}

/** Burns for accounts of the exchange: its forwarder is the recipient, and the hook names the account. */
async function readBurns(
  { reader }: ChainClients,
  from: bigint,
  to: bigint,
): Promise<BridgeDeposit[]> {
  const found: BridgeDeposit[] = []
  for (const blocks of pieces(from, to)) {
    const logs = await reader.getContractEvents({
      address: messengerAddress,
      abi: messengerAbi,
      eventName: 'DepositForBurn',
      ...blocks,
      strict: true,
    })
    for (const log of logs) {
      const { amount, destinationDomain, mintRecipient, maxFee, hookData } = log.args
      const hook = readHook(hookData)
      const isOurs =
        destinationDomain === hyperEvmDomain && BigInt(mintRecipient) === BigInt(forwarderAddress)
      if (!isOurs || hook === undefined) continue
      found.push({
        ...placeOf(log),
        from: hook.recipient,
        amount,
        cctp: { maxFee, dex: hook.dex },
      })
    }
  }
  return found
}

/** The ranges to request from the node one by one; both ends are inclusive. */
function* pieces(from: bigint, to: bigint): Generator<{ fromBlock: bigint; toBlock: bigint }> {
  for (let fromBlock = from; fromBlock <= to; fromBlock += BLOCKS_PER_CALL) {
    const last = fromBlock + BLOCKS_PER_CALL - 1n
    yield { fromBlock, toBlock: last < to ? last : to }
  }
}

function placeOf(log: {
  transactionHash: HexAddress
  logIndex: number
  blockNumber: bigint
  blockHash: HexAddress
}): Pick<BridgeDeposit, 'txHash' | 'logIndex' | 'block'> {
  return {
    txHash: log.transactionHash,
    logIndex: log.logIndex,
    block: { number: log.blockNumber, hash: log.blockHash },
  }
}

function lowerCase(address: HexAddress): HexAddress {
  return `0x${address.slice(2).toLowerCase()}`
}
