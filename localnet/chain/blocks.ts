// Whether the chain still is what was read of it.
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

/** A reorganisation, or a kill that cost the chain its last seconds, puts other blocks at the same heights. */
export async function holdsBlock(
  clients: Pick<ChainClients, 'reader'>,
  block: BlockRef,
): Promise<boolean> {
  return (await hashAt(clients, block.number)) === block.hash
}
