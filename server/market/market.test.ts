import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, startWorld } from '../testing/world.ts'
import { listCandles } from './candles.ts'
import { listSignals } from './signals.ts'
import { listMarketSymbols } from './symbols.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('names the markets of the exchange', async () => {
  const { symbols } = await listMarketSymbols({ ctx: world.ctx, input: {} })
  expect(symbols[0]).toEqual({ symbol: 'BTC', assetIndex: 0, maxLeverage: 40, szDecimals: 5 })
})

test('refuses a market that does not exist, naming those that do', async () => {
  const params = { symbol: 'btc', interval: '1m' } as const
  const asked = listCandles({ ctx: world.ctx, input: { params, query: { limit: 5 } } })
  await expect(asked).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('BTC, ETH'),
  })
})

test('gives one signal per closed candle, priced at its close', async () => {
  const params = { symbol: 'BTC', interval: '5m' } as const
  const { ctx } = world
  const { candles } = await listCandles({ ctx, input: { params, query: { limit: 12 } } })
  const closed = candles.filter((candle) => candle.T < Date.now()).slice(-10)
  const { items, latest } = await listSignals({ ctx, input: { params, query: { limit: 10 } } })
  expect(items.map(({ at, price }) => [at, price])).toEqual(closed.map(({ T, c }) => [T, c]))
  expect(latest).toEqual(items.at(-1))
  expect(latest.side).toBe('long')
})

test('gives the signals of a time that was asked for', async () => {
  const params = { symbol: 'ETH', interval: '1h' } as const
  const to = Date.now() - 24 * 3_600_000
  const from = to - 6 * 3_600_000
  const query = { from, to, limit: 200 }
  const { items } = await listSignals({ ctx: world.ctx, input: { params, query } })
  expect(items).toHaveLength(6)
  for (const { at, components } of items) {
    expect(at).toBeGreaterThanOrEqual(from)
    expect(at).toBeLessThanOrEqual(to)
    expect(components.length).toBeGreaterThan(0)
  }
})
