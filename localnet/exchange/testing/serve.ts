// An exchange as a process of its own, for tests that kill it. Arguments: data folder, port.
import { createMarket } from '../../market/market.ts'
import { startExchange } from '../exchange.ts'

const [dataDir = '', port = '0'] = process.argv.slice(2)
const exchange = await startExchange({
  host: '127.0.0.1',
  port: Number(port),
  dataDir,
  market: createMarket({ seed: 'test' }),
})
process.stdout.write(`${exchange.url}\n`)
