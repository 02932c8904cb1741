// The whole server with an exchange that enforces the real one's limits and has as many markets, while a visitor
// sends requests without a pause.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExchange } from '../../localnet/exchange/exchange.ts'
import type { WeightReport } from '../../localnet/exchange/limits/meter.ts'
import { realismOf } from '../../localnet/realism.ts'
import { createLog } from '../../platform/log.ts'
import { createServer, type Server } from '../app.ts'
import { readConfig } from '../settings/config.ts'
import { approveTrading, sender, signIn } from '../testing/worlds/api-world.ts'
import { crowdedMarket } from '../testing/worlds/crowded-market.ts'
import { copyDatabase } from '../testing/databases/database-folder.ts'
import { localControls } from '../testing/exchange/local-controls.ts'
import { eventually } from '../testing/worlds/market-world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'alura-weight-'))
const market = crowdedMarket('crowd', Date.now())
let exchange: Awaited<ReturnType<typeof startExchange>>
let server: Server
let url: string
let visitor: ReturnType<typeof hammer> | undefined

beforeAll(async () => {
  await copyDatabase(dataDir)
  exchange = await startExchange({ port: 0, dataDir, market, realism: realismOf('limits') })
  const base = readConfig({
    DATA_DIR: dataDir,
    CHAIN_PORT: '1',
    ALURA_SECRET: randomBytes(32).toString('hex'),
  })
  const its = { url: exchange.url, wsUrl: exchange.wsUrl, isTestnet: true, weightPerMinute: 1_200 }
  server = await createServer(
    { ...base, exchange: its, port: 0 },
    { checksOutput: true, log: createLog('silent') },
  )
  url = await server.start()
}, 120_000)
afterAll(async () => {
  await visitor?.stop()
  await server.stop()
  await exchange.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function weight(): Promise<WeightReport> {
  const { body } = await sender(exchange.url)<WeightReport>('GET', '/weight')
  return body
}

/** Requests everything public, as fast as it is answered. */
function hammer(): { stop(): Promise<number> } {
  const send = sender(url)
  const paths = ['signals/all/1m', 'summary', 'candles/latest?interval=5m', 'signals/all/1h']
  let isStopped = false
  let answers = 0
  const visitors = paths.map(async (path) => {
    while (!isStopped) {
      const { status } = await send('GET', `/api/indicators/${path}`)
      if (status === 200) answers++
      await sleep(50)
    }
  })
  return {
    async stop() {
      isStopped = true
      await Promise.all(visitors)
      return answers
    },
  }
}

interface Session {
  id: string
  status: string
}

test('a session starts, trades and stops while a visitor asks for all of two hundred markets, without a refusal', async () => {
  // Two hundred markets take a moment to load.
  await eventually(async () => {
    expect((await sender(url)('GET', '/api/indicators/summary')).status).toBe(200)
  }, 90_000)
  visitor = hammer()
  const trader = await signIn(url)
  await localControls(exchange.url).faucet(trader.wallet.address, '1000')
  await eventually(() => approveTrading(trader, exchange.url), 90_000)
  const terms = {
    assetIndex: market.btc,
    budget: 100,
    profitTarget: 50,
    lossThreshold: 50,
    maxPositions: 1,
  }
  const started = await trader.send<Session>('POST', '/trading-sessions', terms)
  expect([started.status, started.body.message]).toEqual([201, undefined])
  const { id } = started.body
  await eventually(async () => {
    const [position] = await server.ctx.store.positions.live(id)
    expect(position?.status).toBe('open')
  }, 90_000)
  await trader.send('POST', `/trading-sessions/${id}/stop`, { mode: 'close_all' })
  await eventually(async () => {
    const { body } = await trader.send<Session>('GET', `/trading-sessions/${id}`)
    expect(body.status).toBe('ended')
  }, 90_000)
  expect(await visitor?.stop()).toBeGreaterThan(4)
  const { minutes, used } = await weight()
  expect(used).toBeLessThanOrEqual(1_200)
  expect(minutes.filter(({ refused }) => refused > 0)).toEqual([])
  expect(minutes.some(({ byType }) => 'exchange.order' in byType)).toBe(true)
}, 240_000)
