// Two processes of the API over one PostgreSQL, behind one address: the exchange counts them as one.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startExchange } from '../../localnet/exchange/exchange.ts'
import type { WeightReport } from '../../localnet/exchange/limits/meter.ts'
import { realismOf } from '../../localnet/realism.ts'
import { type ApiProcess, startApiProcess } from '../testing/api-process.ts'
import { approveTrading, sender, signIn } from '../testing/worlds/api-world.ts'
import { crowdedMarket } from '../testing/worlds/crowded-market.ts'
import { localControls } from '../testing/exchange/local-controls.ts'
import { eventually } from '../testing/worlds/market-world.ts'
import { type Postgres, isPostgresInstalled, startPostgres } from '../testing/databases/postgres.ts'

const limit = 1_200

describe.skipIf(!isPostgresInstalled)('two processes of one address', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-two-'))
  const market = crowdedMarket('crowd', Date.now())
  let postgres: Postgres
  let exchange: Awaited<ReturnType<typeof startExchange>>
  let processes: ApiProcess[] = []
  let urls: string[] = []

  beforeAll(async () => {
    postgres = await startPostgres()
    exchange = await startExchange({ port: 0, dataDir, market, realism: realismOf('limits') })
    const env = {
      DATABASE_URL: postgres.url,
      EXCHANGE_PORT: String(exchange.port),
      EXCHANGE_WEIGHT: String(limit),
      ALURA_SECRET: randomBytes(32).toString('hex'),
    }
    // One after the other: the first brings the schema up to date.
    processes = [await startApiProcess(env), await startApiProcess(env)]
    urls = processes.map(({ port }) => `http://127.0.0.1:${port}`)
  }, 240_000)
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.stop()))
    await exchange.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** Asks one process for the charts of all markets, until told to stop. Returns how many were put off. */
  function visit(url: string, interval: string): () => Promise<number> {
    const send = sender(url)
    let isStopped = false
    let putOff = 0
    async function look(offset: number): Promise<void> {
      for (let i = offset; !isStopped; i += 8) {
        const { name = 'BTC' } = market.assets[i % market.assets.length] ?? {}
        const path = `/api/indicators/candles/${name}/${interval}?limit=500`
        const { status } = await send('GET', path)
        if (status === 503) putOff++
        await sleep(50)
      }
    }
    const visitors = Array.from({ length: 8 }, (_, offset) => look(offset))
    return async () => {
      isStopped = true
      await Promise.all(visitors)
      return putOff
    }
  }

  interface Session {
    status: string
    id: string
  }

  /** From the wallet to the end of a session, all by one process. */
  async function trade(url: string): Promise<void> {
    const trader = await signIn(url)
    const { address } = trader.wallet
    await localControls(exchange.url).faucet(address, '1000')
    await eventually(() => approveTrading(trader, exchange.url), 120_000)
    const terms = {
      assetIndex: market.btc,
      budget: 100,
      profitTarget: 50,
      lossThreshold: 50,
      maxPositions: 1,
    }
    const id = await eventually(async () => {
      const { status, body } = await trader.send<Session>('POST', '/trading-sessions', terms)
      expect([status, body.message]).toEqual([201, undefined])
      return body.id
    }, 120_000)
    const held = async () => {
      const path = `/truth?user=${address.toLowerCase()}`
      const { body } = await sender(exchange.url)<{ fills: unknown[] }>('GET', path)
      return body.fills.length
    }
    await eventually(async () => expect(await held()).toBeGreaterThan(0), 120_000)
    await trader.send('POST', `/trading-sessions/${id}/stop`, { mode: 'close_all' })
    await eventually(async () => {
      const { body } = await trader.send<Session>('GET', `/trading-sessions/${id}`)
      expect(body.status).toBe('ended')
    }, 120_000)
  }

  test('never pass its limit together, and orders of either go before the charts of the other', async () => {
    const stops = urls.flatMap((url) => [visit(url, '1m'), visit(url, '1h')])
    await Promise.all(urls.map((url) => trade(url)))
    const putOff = await Promise.all(stops.map((stop) => stop()))
    // There were more visitors than the address could serve.
    expect(putOff.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    const { body } = await sender(exchange.url)<WeightReport>('GET', '/weight')
    expect(body.minutes.filter(({ refused }) => refused > 0)).toEqual([])
    expect(body.used).toBeLessThanOrEqual(limit)
    const sent = body.minutes.reduce(
      (sum, { byType }) => sum + (byType['exchange.order']?.requests ?? 0),
      0,
    )
    expect(sent).toBeGreaterThanOrEqual(4)
  }, 480_000)
})
