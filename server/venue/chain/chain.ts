import { createPublicClient, http } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import { circleFee } from './circle-fee.ts'
import type { Chain, ChainTransaction } from '../port.ts'
import { readPayouts } from './payouts.ts'
import { readTransaction } from './transaction.ts'

const timeoutMs = 3_000

type Config = Pick<ServerConfig, 'chain' | 'cctp' | 'circleUrl'>

export function createChain(
  { chain: config, cctp, circleUrl }: Config,
  { clock, log }: { clock: Clock; log: Logger },
): Chain {
  const fee =
    cctp === undefined || circleUrl === undefined
      ? undefined
      : circleFee({ ...cctp, url: circleUrl }, clock, log)
  const client = createPublicClient({
    transport: http(config.rpcUrl, { timeout: timeoutMs, retryCount: 0 }),
  })
  const underWay = new Map<string, Promise<ChainTransaction>>()

  async function blockNumber(): Promise<bigint> {
    const [id, block] = await Promise.all([
      client.getChainId(),
      client.getBlockNumber({ cacheTime: 0 }),
    ])
    if (id !== config.id) throw new Error(`the node serves chain ${id}, not ${config.id}`)
    return block
  }

  /** A failed request says nothing about what was asked. */
  async function ask<T>(question: (head: bigint) => Promise<T>): Promise<T> {
    try {
      return await question(await blockNumber())
    } catch {
      throw new ServiceError('CHAIN_UNAVAILABLE', 'The chain cannot be read right now')
    }
  }

  return {
    blockNumber,
    // When several ask for the same hash at once, it is looked up once.
    transaction: (hash) => {
      const asked = underWay.get(hash)
      if (asked !== undefined) return asked
      const answer = ask((head) => readTransaction(client, hash, head)).finally(() =>
        underWay.delete(hash),
      )
      underWay.set(hash, answer)
      return answer
    },
    depositFee: async () => (await fee?.read()) ?? { fee: null, at: null, isCurrent: false },
    payouts: (to, route) => ask((head) => readPayouts(client, config, to, route, head)),
  }
}
