// What helps to write a program: it is tried on made-up candles and on the market, and the market is shown as it reads it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { indicators } from '../../../sandbox/language/indicators.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'

const base = '/api/programs'
const hour = 3_600_000

let world: ApiWorld
let person: Client
beforeAll(async () => {
  world = await startApiWorld()
  person = await signIn(world.api)
})
afterAll(() => world.stop())

const validate = (code: string) =>
  person.send<OutputOf<typeof contract.validateProgram>>('POST', `${base}/validate`, { code })
const testRun = (body: object) =>
  person.send<OutputOf<typeof contract.testRunProgram>>('POST', `${base}/test-run`, body)
const query = (body: object) =>
  person.send<OutputOf<typeof contract.queryMarketData>>('POST', `${base}/query-market-data`, body)

describe('validating', () => {
  test('finds a loop that does not end, by the function that it is in', async () => {
    const { body } = await validate('fn run(ctx) {\n  ctx.buy("BTC", 1)\n  while (true) {}\n}')
    expect(body).toMatchObject({ valid: false, errors: [{ line: 2 }], warnings: [] })
    expect(body.errors[0]?.message).toMatch(/too long/)
  })

  test('warns of what fails on made-up candles, and has no errors then', async () => {
    const { body } = await validate('fn run(ctx) {\n  ctx.state.rows.push(ctx.buy("BTC", 1))\n}')
    expect(body).toMatchObject({ valid: true, errors: [], warnings: [{ line: 2 }] })
  })
})

describe('a test run', () => {
  const code = `fn run(ctx) {
    const calm = ctx.indicator('ema', { period: 9 })
    const far = ctx.candles('ETH', '4h', 2)
    ctx.log('equity', ctx.equity())
    ctx.buy(ctx.symbol, 0.01, { reason: calm > 0 && far.length === 2 ? 'seen' : 'blind' })
  }`

  test('decides on the market and tells what it read, in order', async () => {
    const { status, body } = await testRun({ code, symbol: 'BTC' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'ok',
      result: { action: 'buy', symbol: 'BTC', quantity: 0.01, reason: 'seen' },
      logs: ['equity 10000'],
      data_queries: [
        { name: 'indicator', arguments: ['ema', { period: 9 }] },
        { name: 'candles', arguments: ['ETH', '4h', 2] },
        { name: 'equity', answer: 10_000 },
      ],
    })
  })

  test('at a time sees what was known then, and the same each time', async () => {
    const at = Math.floor(Date.now() / hour) * hour - 24 * hour + 1
    const reading = `fn run(ctx) { ctx.log(ctx.time, ctx.candles(ctx.symbol, '1h', 1)[0].t); ctx.price() }`
    const first = await testRun({ code: reading, symbol: 'BTC', at })
    expect(first.body.logs).toEqual([`${at} ${at - 1 - hour}`])
    expect(first.body.result).toMatchObject({ action: 'hold', quantity: null })
    const second = await testRun({ code: reading, symbol: 'BTC', at })
    expect(second.body.data_queries).toEqual(first.body.data_queries)
  })

  test.each([
    ['what it throws', 'fn run(ctx) {\n  ctx.state.rows.push(1)\n}', 2],
    ['what cannot be read', 'fn run(ctx) {\n  ctx.buy(\n', 3],
    ['a loop that does not end', 'fn run(ctx) { for (;;); }', 1],
  ])('answers %s as an error with its line', async (_, broken, line) => {
    const { status, body } = await testRun({ code: broken, symbol: 'BTC' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'error', result: null, error: { line } })
  })

  test.each([
    ['the future', { code, symbol: 'BTC', at: Date.now() + hour }, 400],
    ['a time before there were candles', { code, symbol: 'BTC', at: 1 }, 404],
    ['an unknown market', { code, symbol: 'NOPE' }, 404],
    ['a program of nobody', { program_id: 999, symbol: 'BTC' }, 404],
    ['neither program nor code', { symbol: 'BTC' }, 400],
    ['a param that there is none of', { code, symbol: 'BTC', params: { n: 1 } }, 400],
  ])('is refused for %s', async (_, body, status) => {
    expect((await testRun(body)).status).toBe(status)
  })
})

describe('market data', () => {
  test('has every indicator when none is named, with price, regime and candles', async () => {
    const { body } = await query({ symbol: 'BTC' })
    expect(Object.keys(body.indicators)).toEqual(Object.keys(indicators))
    expect(body).toMatchObject({ symbol: 'BTC', period: '1h' })
    expect(body.price).toBeGreaterThan(0)
    expect(['trend_up', 'trend_down', 'range', 'volatile']).toContain(body.regime)
    expect(body.candles).toHaveLength(100)
    expect(body.candles.at(-1)?.t).toBeLessThanOrEqual(Date.now() - hour)
  })

  test('has those that are named, and says which there are', async () => {
    const { body } = await query({ symbol: 'BTC', indicators: ['rsi', 'macd'] })
    expect(Object.keys(body.indicators)).toEqual(['rsi', 'macd'])
    expect(body.indicators.macd).toHaveProperty('value')
    const refused = await query({ symbol: 'BTC', indicators: ['rsi', 'moon'] })
    expect(refused.status).toBe(400)
    expect(refused.body.message).toMatch(/moon.*rsi/)
    expect((await query({ symbol: 'NOPE' })).status).toBe(404)
  })
})
