// A client written for the documented API works here: every route, over HTTP, with the documents' own examples.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { documentedRoutes, type DocumentedRoute } from '../../contract/http/documented.ts'
import type { Endpoint, OutputOf } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import { ErrorBody } from '../../contract/errors.ts'
import type { getCurrentTrade, Session } from '../../contract/sessions/sessions.ts'
import {
  type Documented,
  type Scene,
  documentedApi,
  pathIn,
} from '../testing/documents/documented-api.ts'
import {
  type ApiWorld,
  type Client,
  approveTrading,
  sender,
  signIn,
  startApiWorld,
} from '../testing/worlds/api-world.ts'
import { missingFields } from '../testing/documents/documented-routes.ts'

const rows = documentedRoutes.map((route) => [route, documentedApi[route]] as const)
const endpoints: Endpoint[] = Object.values(contract)
const endpointOf = (route: string) =>
  endpoints.find(({ method, path }) => `${method} ${path}` === route)

let world: ApiWorld
let trader: Client
let scene: Scene

beforeAll(async () => {
  world = await startApiWorld()
  trader = await signIn(world.api)
  await world.faucet(trader.wallet.address, '10000')
  await approveTrading(trader, world.exchangeUrl)
  const { address } = trader.wallet
  const { body } = await trader.send<{ message: string }>('POST', '/auth/evm/challenge', {
    address,
  })
  scene = {
    address,
    userId: trader.user.id,
    signature: await trader.wallet.signMessage({ message: body.message }),
    friend: '0x000000000000000000000000000000000000bEEF',
    sessionId: '',
    tradeId: '',
    positionId: '',
  }
})
afterAll(async () => {
  await world.stop()
})

function ask(route: string, { isPublic, body }: Documented) {
  const send = isPublic === true ? sender(world.api) : trader.send
  const [method = ''] = route.split(' ', 1)
  return send(method, pathIn(scene, route), body?.(scene))
}

async function findPosition(): Promise<boolean> {
  const { body } = await trader.send<OutputOf<typeof getCurrentTrade>>(
    'GET',
    `/trading-sessions/current-trade?sessionId=${scene.sessionId}`,
  )
  const position = body.trade?.positions.find(({ status }) => status === 'open')
  if (position !== undefined)
    scene = { ...scene, tradeId: position.tradeId, positionId: position.id }
  return position !== undefined
}

/** Runs the trader's sessions by the documented cron route until the condition holds. */
async function runUntil(isSo: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(
    async () => {
      await trader.send('POST', '/trading-sessions/trigger-cron')
      if (!(await isSo())) throw new Error('not so yet')
    },
    { timeout: 25_000, interval: 100 },
  )
}

async function openPosition(): Promise<void> {
  if (await findPosition()) return
  // A session waits a minute between entries; a new one enters at once.
  if (scene.tradeId !== '') await restartSession()
  await runUntil(findPosition)
}

async function restartSession(): Promise<void> {
  const path = `/trading-sessions/${scene.sessionId}`
  await trader.send('POST', `${path}/stop`, { mode: 'close_all' })
  await runUntil(async () => {
    const { body } = await trader.send<Session>('GET', path)
    return body.status === 'ended'
  })
  const start = documentedApi['POST /trading-sessions'].body?.(scene)
  const { body } = await trader.send<Session>('POST', '/trading-sessions', start)
  scene = { ...scene, sessionId: body.id, tradeId: '', positionId: '' }
}

describe('as documented', () => {
  const needsPosition = /position|trades|logs|current-trade/

  test.each(rows)('%s', async (route: DocumentedRoute, row) => {
    if (needsPosition.test(route)) await openPosition()
    if (route.includes('leaderboard')) await world.ctx.store.leaderboard.catchUp(Date.now())
    const { status, headers, body } = await ask(route, row)
    expect({ status, body }).toMatchObject({ status: row.status ?? 200 })
    const missing = missingFields(body, row.fields)
    expect(missing).toEqual([])
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const schema = row.refusal === undefined ? endpointOf(route)?.output : ErrorBody
    expect(schema?.safeParse(body).success).toBe(true)
    expect(status >= 400 ? body.code : undefined).toBe(row.refusal)
    if (route === 'POST /trading-sessions') scene.sessionId = (body as Session).id
  })

  test.each(rows.filter(([, { isPublic }]) => isPublic !== true))(
    '%s asks who is there',
    async (route) => {
      const [method = ''] = route.split(' ', 1)
      const { status, headers, body } = await sender(world.api)(method, pathIn(scene, route))
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Bearer')
      expect(body).toMatchObject({ error: 'Unauthorized', code: 'TOKEN_MISSING' })
    },
  )

  test.each(documentedRoutes)('%s knows no other method', async (route) => {
    const { status, headers } = await sender(world.api)('PATCH', pathIn(scene, route))
    expect(status).toBe(405)
    expect(headers.get('allow')).toContain(route.split(' ', 1)[0])
  })

  test.each(rows.filter(([, { body }]) => body !== undefined))(
    '%s takes JSON that it knows, and nothing else',
    async (route, row) => {
      const send = row.isPublic === true ? sender(world.api) : trader.send
      const [method = ''] = route.split(' ', 1)
      const path = pathIn(scene, route)
      const known = JSON.stringify(row.body?.(scene))
      const asForm = await send(method, path, known, { 'content-type': 'text/plain' })
      expect([asForm.status, asForm.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
      const broken = await send(method, path, known.slice(0, -1))
      expect([broken.status, broken.body.code]).toEqual([400, 'VALIDATION_FAILED'])
      const more = await send(method, path, { ...JSON.parse(known), surprise: 1 })
      expect([more.status, more.body.details?.[0]?.path]).toEqual([400, 'surprise'])
      const large = await send(method, path, { ...JSON.parse(known), surprise: 'x'.repeat(70_000) })
      expect([large.status, large.body.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    },
  )
})

describe('addresses that could be read in two ways', () => {
  test('a list of all symbols is not the market “aggregated”', async () => {
    const { body } = await trader.send<{ symbols: unknown[] }>(
      'GET',
      '/api/indicators/candles/aggregated/symbols',
    )
    expect(body.symbols.length).toBeGreaterThan(0)
  })

  test('signals of all markets are not those of the market “all”', async () => {
    const { body } = await trader.send('GET', '/api/indicators/signals/all/15m')
    expect(body).toHaveProperty('items')
    expect(body).not.toHaveProperty('latest')
  })

  test('the history of a market is not the market “history”', async () => {
    const { status } = await trader.send('GET', '/api/indicators/candles/history/BTC?limit=1')
    expect(status).toBe(200)
    const unknown = await trader.send('GET', '/api/indicators/candles/history/1h')
    expect(unknown.status).toBe(404)
    expect(unknown.body.message).toContain('BTC')
  })

  test('the session “trades” is nobody’s, and hides no trade', async () => {
    const { status, body } = await trader.send('GET', '/trading-sessions/trades/logs')
    expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
    const own = await trader.send('GET', `/trading-sessions/trades/${scene.tradeId}/logs?limit=1`)
    expect(own.status).toBe(200)
  })

  test('running sessions and the current trade are not sessions by that name', async () => {
    expect(Array.isArray((await trader.send('GET', '/trading-sessions/active')).body)).toBe(true)
    const { body } = await trader.send('GET', '/trading-sessions/current-trade')
    expect(body).toHaveProperty('trade')
  })

  test('checking a code is not something about the user “check”', async () => {
    const { status } = await sender(world.api)('POST', '/referrals/check', { code: 'NOBODY1' })
    expect(status).toBe(200)
  })
})

describe('documented refusals, word for word', () => {
  const quick = { budget: 100, profitTarget: 40, lossThreshold: 5, maxPositions: 3, assetIndex: 0 }

  test('a second session on the same market', async () => {
    const own = await signIn(world.api)
    await world.faucet(own.wallet.address, '10000')
    await approveTrading(own, world.exchangeUrl)
    expect((await own.send('POST', '/trading-sessions', quick)).status).toBe(201)
    const again = await own.send('POST', '/trading-sessions', quick)
    expect([again.status, again.body.message]).toEqual([
      400,
      'Duplicate asset index: you already have an active trading session for this asset',
    ])
    const advance = await own.send('POST', '/trading-sessions/advance', {
      amount: 100,
      executionStrategy: 'Degen',
      strategyDuration: '7D',
      assetIndex: 0,
    })
    expect([advance.status, advance.body.message]).toEqual([400, again.body.message])
  })

  test('an exchange that goes on refusing to say what fee is approved', async () => {
    const own = await signIn(world.api)
    await world.faucet(own.wallet.address, '10000')
    await approveTrading(own, world.exchangeUrl)
    const realFetch = globalThis.fetch
    const wire = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const request = new Request(input, init)
      const isAboutFee =
        request.url === `${world.exchangeUrl}/info` &&
        (await request.clone().text()).includes('maxBuilderFee')
      return isAboutFee ? new Response('slow down', { status: 429 }) : realFetch(request)
    })
    const { status, body } = await own.send('POST', '/trading-sessions', quick)
    wire.mockRestore()
    expect([status, body.message]).toEqual([
      400,
      'Builder fee approval failed: HTTP request failed: status 429',
    ])
  })

  test.each([
    [{ ...quick, budget: 9.99 }, 'budget'],
    [{ ...quick, profitTarget: 500.5 }, 'profitTarget'],
    [{ ...quick, assetIndex: undefined }, 'assetIndex'],
    [{ ...quick, maxPositions: 11 }, 'maxPositions'],
  ])('what breaks a bound is named (%#)', async (body, field) => {
    const answer = await trader.send('POST', '/trading-sessions', body)
    expect([answer.status, answer.body.details?.[0]?.path]).toEqual([400, field])
    expect(answer.body.message).toContain(field)
  })

  test.each([
    ['executionStrategy', 'Reckless', 'Conservative, Aggressive, Degen'],
    ['strategyDuration', '2D', '1D, 3D, 7D, 30D, 90D, 365D'],
  ])('%s %s is refused with those that exist', async (field, value, all) => {
    const { status, body } = await trader.send('POST', '/trading-sessions/advance', {
      amount: 100,
      executionStrategy: 'Conservative',
      strategyDuration: '1D',
      assetIndex: 2,
      [field]: value,
    })
    expect([status, body.details]).toEqual([
      400,
      [{ path: field, message: `must be one of: ${all}` }],
    ])
  })

  test('too many requests are told when to come back', async () => {
    const limited = await world.listen({ signIn: 1, write: 1, money: 1, read: 1 })
    const send = sender(limited.url, trader.token)
    for (const [method, path, body] of [
      ['GET', '/health', undefined],
      ['POST', '/auth/evm/challenge', { address: scene.address }],
      ['POST', '/user/fills/sync', undefined],
      ['POST', '/user/withdraw', { amount: 10 }],
    ] as const) {
      expect((await send(method, path, body)).status).toBe(200)
      const { status, headers, body: refusal } = await send(method, path, body)
      expect([status, refusal.code]).toEqual([429, 'RATE_LIMITED'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect(headers.get('ratelimit-limit')).toBe('1')
      expect(headers.get('ratelimit-remaining')).toBe('0')
    }
    await limited.app.close()
  })
})

test('each of the six documented asset indices is the market of that name', async () => {
  const { body } = await trader.send<{ symbols: { symbol: string; assetIndex: number }[] }>(
    'GET',
    '/api/indicators/candles/aggregated/symbols',
  )
  const names = body.symbols.toSorted((a, b) => a.assetIndex - b.assetIndex).map((m) => m.symbol)
  expect(names.slice(0, 6)).toEqual(['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'AVAX'])
})
