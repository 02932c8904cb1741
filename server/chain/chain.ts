import { createPublicClient, http } from 'viem'
import type { ServerConfig } from '../config.ts'
import type { Chain } from '../context.ts'

const timeoutMs = 3_000

export function createChain(config: ServerConfig['chain']): Chain {
  const client = createPublicClient({
    transport: http(config.rpcUrl, { timeout: timeoutMs, retryCount: 0 }),
  })
  return {
    async blockNumber() {
      const [id, block] = await Promise.all([
        client.getChainId(),
        client.getBlockNumber({ cacheTime: 0 }),
      ])
      if (id !== config.id) throw new Error(`the node serves chain ${id}, not ${config.id}`)
      return block
    },
  }
}
