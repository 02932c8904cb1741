import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../http/build-app.ts'
import {
  type MarketWorld,
  eventually,
  someMoment,
  startMarketWorld,
} from '../testing/worlds/market-world.ts'
import { nobody } from '../testing/people/sign-ins.ts'
import { marketRoutes } from './routes.ts'

let world: MarketWorld
let app: FastifyInstance
beforeAll(async () => {
  world = await startMarketWorld()
  app = await buildApp(world.ctx, marketRoutes, {
    authenticators: [nobody],
    checksOutput: true,
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

async function get(path: string) {
  const response = await app.inject({ method: 'GET', url: `/api/indicators/${path}` })
  return { status: response.statusCode, body: response.json() }
}

test('names the markets of the exchange', async () => {
  const { body } = await get('candles/aggregated/symbols')
  expect(body.symbols[0]).toEqual({
    symbol: 'BTC',
    assetIndex: 0,
    maxLeverage: 40,
    szDecimals: 5,
    marginTiers: [{ lowerBound: '150000000', maxLeverage: 20 }],
    isDelisted: false,
  })
})

test('the last 24 hours are told against the price 24 hours ago, in one question to the exchange', async () => {
  const expected = world.market.price(0, someMoment - 86_400_000)
  const { body } = await eventually(async () => {
    const answer = await get('summary')
    expect(answer.body.items[0].closes).toHaveLength(26)
    return answer
  })
  expect(body.items.map(({ symbol }: { symbol: string }) => symbol)).toHaveLength(6)
  const [btc] = body.items
  expect(btc).toMatchObject({ symbol: 'BTC', priceBefore: String(expected) })
  expect(btc.changePct).toBeCloseTo((Number(btc.price) / expected - 1) * 100, 1)
  expect(btc.closes[0]).toBe(btc.priceBefore)
  expect(Number(btc.volume)).toBeGreaterThan(0)
})

test('all answer anybody, in their documented shapes', async () => {
  const paths = {
    'candles/latest': ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'AVAX'],
    'candles/history/BTC?interval=4h': ['symbol', 'interval', 'candles'],
    'candles/BTC/5m': ['symbol', 'interval', 'candles'],
    'candles/aggregated/symbols': ['symbols'],
    'signals/BTC/5m': ['symbol', 'interval', 'latest', 'items'],
    'signals/all/5m': ['interval', 'items'],
    health: ['status', 'symbols', 'streams'],
    summary: ['at', 'items'],
  }
  for (const [path, keys] of Object.entries(paths)) {
    const { status, body } = await get(path)
    expect([path, status, Object.keys(body)]).toEqual([path, 200, keys])
  }
})

test.each(['candles/NOPE/1m', 'candles/history/NOPE', 'signals/NOPE/1m'])(
  '%s: 404 that names the markets',
  async (path) => {
    const { status, body } = await get(path)
    expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
    expect(body.message).toContain('BTC, ETH, SOL')
  },
)

test('a name longer than any market has is answered like any other', async () => {
  const { status, body } = await get(`candles/${'LONG'.repeat(20)}/1m`)
  expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
  expect(body.message).toContain('BTC, ETH, SOL')
})

test('lower-case symbols are refused with the spelling that was meant', async () => {
  const { status, body } = await get('candles/btc/1m')
  expect(status).toBe(404)
  expect(body.message).toContain('did you mean BTC?')
})

test.each([
  'candles/BTC/2m',
  'signals/BTC/2m',
  'signals/all/2m',
  'candles/history/BTC?interval=2m',
  'candles/latest?interval=2m',
])('%s: 400 that names the intervals', async (path) => {
  const { status, body } = await get(path)
  expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED'])
  expect(body.message).toContain('1m, 5m, 15m, 1h, 4h, 1d')
})

test.each([
  'candles/history/BTC?from=2&to=1',
  'signals/BTC/1m?from=2&to=1',
  'candles/BTC/1m?limit=0',
  'candles/BTC/1m?limit=5001',
  'candles/history/BTC?from=-1',
])('%s: 400', async (path) => {
  const { status, body } = await get(path)
  expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED'])
})

test('health tells the age of each stream; an outage shows, what is known is still served, and it passes', async () => {
  const past = `candles/history/BTC?interval=1m&to=${someMoment - 600_000}&limit=20`
  await get('candles/BTC/1m?limit=500')
  const kept = await get(past)
  const signal = await get('signals/BTC/1m')
  const lastClose = Math.floor(someMoment / 60_000) * 60_000 - 1
  await eventually(async () => expect((await get('health')).body.status).toBe('ok'))
  const { body } = await get('health')
  expect(body.symbols).toBe(6)
  expect(body.streams[0]).toEqual({ name: 'ticker', ageMs: 0, status: 'ok' })
  expect(body.streams).toContainEqual({ name: 'candle.BTC.1m', ageMs: 0, status: 'ok' })

  await world.closeExchange()
  world.moveTo(someMoment + 61_000)
  const down = await get('health')
  expect(down.body).toMatchObject({ status: 'degraded', symbols: 6 })
  expect(down.body.streams[0]).toMatchObject({ name: 'ticker', ageMs: 61_000, status: 'down' })
  expect(await get(past)).toEqual(kept)
  const current = await get('candles/BTC/1m?limit=20')
  expect(current.body.candles.at(-1)?.T).toBe(lastClose)
  expect((await get('candles/latest')).body.BTC?.T).toBe(lastClose)
  expect((await get('signals/all/1m')).body.items).toEqual([signal.body.latest])
  expect((await get('signals/BTC/1m?limit=5')).body.items.at(-1)).toEqual(signal.body.latest)
  const unknown = await get('candles/SOL/4h?limit=20')
  expect([unknown.status, unknown.body.code]).toEqual([502, 'EXCHANGE_UNAVAILABLE'])

  await world.openExchange()
  await eventually(async () => {
    world.moveTo(Date.now() + 500)
    expect((await get('candles/BTC/1m?limit=20')).status).toBe(200)
    expect((await get('health')).body.status).toBe('ok')
  }, 60_000)
})
