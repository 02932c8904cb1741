// The API as a process of its own, killed without warning while an entry of a session that rests in the book is posted,
// taken back and posted anew, or has half filled. By the exchange's own record there are never two entries, and nothing
// is open without a stop.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { absolute, compare, subtract } from '../../../../contract/decimal.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { quickStrategy } from '../../../../engine/sessions/presets.ts'
import { type RunningExchange, startExchange } from '../../../../localnet/exchange/exchange.ts'
import { realismOf } from '../../../../localnet/realism.ts'
import { type ApiProcess, startApiProcess } from '../../../testing/api-process.ts'
import {
  type Postgres,
  isPostgresInstalled,
  startPostgres,
} from '../../../testing/databases/postgres.ts'
import { localControls } from '../../../testing/exchange/local-controls.ts'
import { turnover, unguardedMoments } from '../../../testing/routes/guarded.ts'
import { type Client, approveTrading, signIn } from '../../../testing/worlds/api-world.ts'
import { steadyMarket } from '../../../testing/worlds/steady-market.ts'

/** Posts anew almost every second, and never crosses the book. */
const strategy = {
  ...quickStrategy,
  entrySpacingMs: 0,
  cooldownMs: 0,
  maker: { restsTargets: true, entries: { restMs: 700, mostPosts: 1_000, crossWithinPct: null } },
}
const waiting = { timeout: 90_000, interval: 20 }

describe.skipIf(!isPostgresInstalled)('killed while it reprices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alura-kill-'))
  const secret = randomBytes(32).toString('hex')
  const wallet = privateKeyToAccount(generatePrivateKey())
  let postgres: Postgres
  let exchange: RunningExchange
  let api: ApiProcess | undefined
  let client: Client

  beforeAll(async () => {
    postgres = await startPostgres()
    exchange = await startExchange({
      port: 0,
      dataDir: join(folder, 'exchange'),
      market: steadyMarket(Date.now()),
      realism: realismOf(),
    })
    await startApi()
    await localControls(exchange.url).faucet(wallet.address, '100000')
    await approveTrading(client, exchange.url)
  }, 240_000)
  afterAll(async () => {
    await api?.stop()
    await exchange.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function startApi(): Promise<void> {
    api = await startApiProcess({
      DATABASE_URL: postgres.url,
      EXCHANGE_PORT: String(exchange.port),
      ALURA_SECRET: secret,
    })
    client = await signIn(`http://127.0.0.1:${api.port}`, wallet)
  }

  const truth = () => localControls(exchange.url).truth(wallet.address)
  const shock = (percent: number) => localControls(exchange.url).shock('BTC', percent)

  /** Orders that would open something, by when they were posted. */
  async function entries() {
    const { orders } = await truth()
    return orders
      .filter(({ order }) => !order.reduceOnly && order.orderType === 'Limit')
      .toSorted((a, b) => a.order.timestamp - b.order.timestamp)
  }

  const openOf = <T extends { status: string }>(found: readonly T[]) =>
    found.filter(({ status }) => status === 'open')

  /** A session whose entries rest for less than a second: presets wait too long for a test. */
  async function begin(): Promise<Session> {
    const body = { assetIndex: 0, budget: '1000', profitTarget: 40, lossThreshold: 5 }
    const started = await client.send<Session>('POST', '/trading-sessions', {
      ...body,
      maxPositions: 1,
    })
    expect([started.status, started.body.message]).toEqual([201, undefined])
    const db = new pg.Client({ connectionString: postgres.url })
    await db.connect()
    await db.query('update sessions set strategy = $1 where id = $2', [strategy, started.body.id])
    await db.end()
    return started.body
  }

  /** Waits for something to be true of the exchange's record, and kills the process at once. */
  async function killWhen(isDue: (found: Awaited<ReturnType<typeof entries>>) => boolean) {
    await vi.waitFor(async () => expect(isDue(await entries())).toBe(true), waiting)
    await api?.kill()
    expect(openOf(await entries()).length).toBeLessThan(2)
    await startApi()
  }

  test('leaves one entry at a time, one position, and its stop', async () => {
    const session = await begin()
    const soFar = async () => (await entries()).length
    // While one waits, when it has been taken back, and as soon as another one was posted.
    await killWhen((found) => openOf(found).length === 1)
    const before = await soFar()
    await killWhen((found) => found.length > before && openOf(found).length === 0)
    const later = await soFar()
    await killWhen((found) => found.length > later && openOf(found).length === 1)

    // The price comes to the entry, and the process dies as soon as it has filled.
    await vi.waitFor(async () => {
      const [entry] = openOf(await entries())
      if (entry !== undefined) await shock(-0.2)
      expect((await truth()).fills.length).toBeGreaterThan(0)
    }, waiting)
    await api?.kill()
    await startApi()
    const { fills } = await vi.waitFor(async () => {
      const found = await truth()
      expect(openOf(await entries())).toEqual([])
      const stops = openOf(found.orders).filter(({ order }) => order.orderType.startsWith('Stop'))
      expect(stops).toHaveLength(1)
      return found
    }, waiting)
    const { opened, closed } = turnover(fills)
    const one = (await entries()).map(({ order }) => order.origSz)
    expect(one.some((size) => compare(opened, size) === 0)).toBe(true)
    expect(unguardedMoments(await truth())).toEqual([])

    const stop = await client.send('POST', `/trading-sessions/${session.id}/stop`, {
      mode: 'close_all',
    })
    expect(stop.status).toBe(200)
    await vi.waitFor(async () => {
      const { account, orders } = await truth()
      expect(absolute(account.assetPositions[0]?.position.szi ?? '0')).toBe('0')
      expect(openOf(orders)).toEqual([])
    }, waiting)
    expect(subtract(turnover((await truth()).fills).opened, opened)).toBe('0')
    expect(closed).toBe('0')
    expect(unguardedMoments(await truth())).toEqual([])
  }, 600_000)
})
