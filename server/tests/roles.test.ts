// Processes of one PostgreSQL that divide the work: one answers people, others trade. One of those is killed.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Health } from '../../contract/ops/health.ts'
import { startExchange } from '../../localnet/exchange/exchange.ts'
import { type ApiProcess, startApiProcess } from '../testing/api-process.ts'
import { type Postgres, isPostgresInstalled, startPostgres } from '../testing/databases/postgres.ts'
import { localControls } from '../testing/exchange/local-controls.ts'
import { approveTrading, sender, signIn } from '../testing/worlds/api-world.ts'
import { eventually } from '../testing/worlds/market-world.ts'
import { steadyMarket } from '../testing/worlds/steady-market.ts'

describe.skipIf(!isPostgresInstalled)('one process for people and two that trade', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-roles-'))
  let postgres: Postgres
  let exchange: Awaited<ReturnType<typeof startExchange>>
  let env: NodeJS.ProcessEnv
  let database: pg.Client
  const open: ApiProcess[] = []

  beforeAll(async () => {
    postgres = await startPostgres()
    exchange = await startExchange({ port: 0, dataDir, market: steadyMarket(Date.now()) })
    env = {
      DATABASE_URL: postgres.url,
      EXCHANGE_PORT: String(exchange.port),
      ALURA_SECRET: randomBytes(32).toString('hex'),
    }
    database = new pg.Client({ connectionString: postgres.url })
    await database.connect()
  }, 240_000)
  afterAll(async () => {
    await Promise.all(open.map((each) => each.stop()))
    await database.end()
    await exchange.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function start(roles: string) {
    const api = await startApiProcess({ ...env, ROLES: roles })
    open.push(api)
    return { api, url: `http://127.0.0.1:${api.port}` }
  }

  test('trade as one, tell at once what happened, and go on when one is killed', async () => {
    const people = await start('api')
    const trading = await start('runner,lab')
    const { body: health } = await sender(trading.url)<Health>('GET', '/health')
    expect(health.roles).toEqual(['runner', 'lab'])
    const ofPeople = await sender(people.url)<Health>('GET', '/health')
    expect(ofPeople.body).toMatchObject({ roles: ['api'], checks: { runner: { status: 'ok' } } })
    expect((await sender(trading.url)('GET', '/assets')).status).toBe(404)

    const trader = await signIn(people.url)
    const { address } = trader.wallet
    await localControls(exchange.url).faucet(address, '10000')
    await eventually(() => approveTrading(trader, exchange.url), 60_000)

    const socket = new WebSocket(`${people.url.replace('http', 'ws')}/ws`)
    const heard: { stream?: string; id?: number; error?: unknown }[] = []
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as never))
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
    socket.send(JSON.stringify({ method: 'AUTH', params: [trader.token], id: 1 }))
    socket.send(JSON.stringify({ method: 'SUBSCRIBE', params: ['positions'], id: 2 }))
    await eventually(async () => expect(heard.map(({ id }) => id)).toContain(2), 30_000)
    expect(heard.filter(({ error }) => error !== undefined)).toEqual([])

    const terms = {
      assetIndex: 0,
      budget: 500,
      profitTarget: 50,
      lossThreshold: 50,
      maxPositions: 1,
    }
    const id = await eventually(async () => {
      const { status, body } = await trader.send<{ id: string }>('POST', '/trading-sessions', terms)
      expect([status, body.message]).toEqual([201, undefined])
      return body.id
    }, 60_000)
    const fills = async () => {
      const path = `/truth?user=${address.toLowerCase()}`
      const { body } = await sender(exchange.url)<{ fills: { dir: string }[] }>('GET', path)
      return body.fills
    }
    await eventually(async () => expect((await fills()).length).toBe(1), 60_000)
    // The process of the socket does not trade: another one told it.
    await eventually(
      async () => expect(heard.map(({ stream }) => stream)).toContain('positions'),
      30_000,
    )

    const lookedBy = async () => {
      const { rows } = await database.query<{ looked_by: string }>('select looked_by from mandates')
      return rows[0]?.looked_by
    }
    const first = await lookedBy()
    await start('runner')
    await trading.api.kill()
    open.splice(open.indexOf(trading.api), 1)
    await eventually(async () => expect(await lookedBy()).not.toBe(first), 60_000)
    await trader.send('POST', `/trading-sessions/${id}/stop`, { mode: 'close_all' })
    await eventually(async () => {
      const { body } = await trader.send<{ status: string }>('GET', `/trading-sessions/${id}`)
      expect(body.status).toBe('ended')
    }, 60_000)
    // One entry and one close: nothing was sent twice.
    expect(await fills()).toHaveLength(2)
    socket.close()
  }, 300_000)
})
