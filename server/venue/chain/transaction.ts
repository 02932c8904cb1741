// Reads what a transaction did, so that a lagging node, a replaced block or another contract's log is never taken
// for a payment.
import {
  type Hex,
  type Log,
  type PublicClient,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
  decodeEventLog,
  parseAbi,
  toEventSelector,
} from 'viem'
import type { Address } from '../../../contract/primitives.ts'
import type { ChainTransaction, TokenTransfer } from '../port.ts'
import { burnOf } from './burns.ts'

export const transferAbi = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 value)',
])
const transferTopic = toEventSelector(transferAbi[0])

/** `head` was read before, so that a transaction mined since then has no confirmations yet. */
export async function readTransaction(
  client: PublicClient,
  hash: Hex,
  head: bigint,
): Promise<ChainTransaction> {
  const receipt = await receiptOf(client, hash)
  if (receipt === undefined) return (await isKnown(client, hash)) ? waiting : absent
  const block = await client.getBlock({ blockNumber: receipt.blockNumber }).catch(() => undefined)
  // The receipt's block must be the one that the chain has there now.
  if (block === undefined || block.hash !== receipt.blockHash) return waiting
  if (receipt.transactionHash.toLowerCase() !== hash.toLowerCase()) return waiting
  if (receipt.status !== 'success') return { status: 'failed' }
  const confirmations = head < block.number ? 0 : Number(head - block.number) + 1
  return {
    status: 'mined',
    block: { number: block.number, hash: block.hash, time: Number(block.timestamp) * 1000 },
    confirmations,
    transfers: receipt.logs.flatMap(transferOf),
    burns: receipt.logs.flatMap(burnOf),
  }
}

const absent: ChainTransaction = { status: 'absent' }
const waiting: ChainTransaction = { status: 'waiting' }

async function receiptOf(client: PublicClient, hash: Hex) {
  try {
    return await client.getTransactionReceipt({ hash })
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined
    throw error
  }
}

async function isKnown(client: PublicClient, hash: Hex): Promise<boolean> {
  try {
    await client.getTransaction({ hash })
    return true
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return false
    throw error
  }
}

/** Empty when it is not a fungible token's transfer: an NFT's has its id as a fourth topic and no data. */
function transferOf(log: Log): TokenTransfer[] {
  const { topics, data, removed, logIndex } = log
  if (logIndex === null) return []
  if (removed || topics[0] !== transferTopic || topics.length !== 3 || data.length !== 66) return []
  const { args } = decodeEventLog({ abi: transferAbi, topics, data, strict: true })
  return [
    {
      logIndex,
      token: lower(log.address),
      from: lower(args.from),
      to: lower(args.to),
      value: args.value,
    },
  ]
}

function lower(address: Address): Address {
  return `0x${address.slice(2).toLowerCase()}`
}
