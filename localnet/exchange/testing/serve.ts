// An exchange as a process of its own, for tests that kill it. Arguments: data folder, port and, for one with a
// chain, the milliseconds before a withdrawal is paid. Prints its URL, and the chain's.
import { join } from 'node:path'
import { startChain } from '../../chain/chain.ts'
import { createMarket } from '../../market/market.ts'
import { startExchange } from '../exchange.ts'

const [dataDir = '', port = '0', disputeMs] = process.argv.slice(2)
const chain =
  disputeMs === undefined
    ? undefined
    : await startChain({ port: 0, dataDir: join(dataDir, 'chain') })
const exchange = await startExchange({
  port: Number(port),
  dataDir: chain === undefined ? dataDir : join(dataDir, 'exchange'),
  market: createMarket({ seed: 'test' }),
  ...(chain === undefined ? {} : { chain, disputeMs: Number(disputeMs) }),
})
process.stdout.write(`${[exchange.url, chain?.rpcUrl ?? ''].join(' ').trim()}\n`)
