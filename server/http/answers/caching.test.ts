import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  getProfile,
  listCandleHistory,
  listCandles,
  withdraw,
} from '../../../contract/endpoints.ts'
import { plainOptions, plainRoutes } from '../../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'
import { cacheControlOf } from './caching.ts'

const hour = 3_600_000
const now = 1_000 * hour
const query = (from: number, to: number) => ({ interval: '1h', from: `${from}`, to: `${to}` })

let world: TestContext
let app: FastifyInstance
beforeAll(async () => {
  world = await openTestContext()
  app = await buildApp(world.ctx, plainRoutes, plainOptions)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

test('candles of a past that is over may be kept for a while', () => {
  const past = query(now - 10 * hour, now - 3 * hour)
  expect(cacheControlOf(listCandleHistory, past, now)).toBe('public, max-age=300')
})

test.each([
  ['a range that reaches into the forming candle', query(now - 10 * hour, now - hour / 2)],
  ['a range that is just over', query(now - 10 * hour, now - hour)],
  ['a range without an end', { interval: '1h', from: '1' }],
  ['a range without a beginning', { interval: '1h', to: '1' }],
  ['a range that cannot be read', { interval: '1h', from: 'x', to: '1' }],
])('%s is asked for again', (_name, range) => {
  expect(cacheControlOf(listCandleHistory, range, now)).toBe('no-cache')
})

test('what is somebody’s is never stored, what is public is asked again', () => {
  expect(cacheControlOf(getProfile, {}, now)).toBe('no-store')
  expect(cacheControlOf(withdraw, {}, now)).toBe('no-store')
  expect(cacheControlOf(listCandles, {}, now)).toBe('no-cache')
})

test.each(['/test/list?limit=3', '/api/docs/json'])(
  'who has %s already gets an empty answer',
  async (url) => {
    const first = await app.inject(url)
    const { etag = '' } = first.headers
    expect(first.headers['cache-control']).toBe('no-cache')
    const same = await app.inject({ url, headers: { 'if-none-match': `"other", ${etag}` } })
    expect([same.statusCode, same.body, same.headers.etag]).toEqual([304, '', etag])
    const other = await app.inject({ url, headers: { 'if-none-match': 'W/"other"' } })
    expect([other.statusCode, other.body]).toEqual([200, first.body])
  },
)

test('an answer that changed has another tag', async () => {
  const tags = await Promise.all(
    [3, 4].map(async (limit) => (await app.inject(`/test/list?limit=${limit}`)).headers.etag),
  )
  expect(new Set(tags).size).toBe(2)
})
