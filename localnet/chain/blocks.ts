// Whether the chain still contains the blocks that were read.
import { BlockNotFoundError } from 'viem'
import type { BlockRef, HexAddress } from '../types.ts'
import type { ChainClients } from './client.ts'

/** Undefined above the newest block. */
export async function hashAt(
  { reader }: Pick<ChainClients, 'reader'>,
  blockNumber: bigint,
): Promise<HexAddress | undefined> {
  try {
    return (await reader.getBlock({ blockNumber })).hash
  } catch (error) {
    if (error instanceof BlockNotFoundError) return undefined
    throw error
  }
}

/** False after a reorganisation, or a kill that lost the last seconds: then other blocks are at these heights. */
export async function holdsBlock(
  clients: Pick<ChainClients, 'reader'>,
  block: BlockRef,
): Promise<boolean> {
  return (await hashAt(clients, block.number)) === block.hash
}
