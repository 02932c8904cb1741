import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, compare } from '../../contract/decimal.ts'
import { type Candle, type Interval, intervalMs, intervals } from '../../contract/market/market.ts'
import { type MarketWorld, someMoment, startMarketWorld } from '../testing/worlds/market-world.ts'
import { listCandles } from './candles.ts'
import { listLatestCandles } from './latest-candles.ts'

let world: MarketWorld
beforeAll(async () => {
  world = await startMarketWorld()
})
afterAll(() => world.close())

const latest = async (symbol: string, interval: Interval, limit: number): Promise<Candle[]> => {
  const input = { params: { symbol, interval }, query: { limit } }
  return (await listCandles({ ctx: world.ctx, input })).candles
}

/** Computes longer candles from minutes only by comparing and adding. */
function aggregate(minutes: readonly Candle[], interval: Interval): Candle[] {
  const width = intervalMs[interval]
  const groups = Map.groupBy(minutes, ({ t }) => Math.floor(t / width) * width)
  return [...groups].map(([t, group]) => {
    const byPrice = (key: 'h' | 'l') =>
      group.map((one) => one[key]).toSorted((a, b) => compare(a, b))
    return {
      t,
      T: t + width - 1,
      o: group[0]?.o ?? '',
      h: byPrice('h').at(-1) ?? '',
      l: byPrice('l')[0] ?? '',
      c: group.at(-1)?.c ?? '',
      v: add(...group.map(({ v }) => v)),
      n: group.reduce((sum, { n }) => sum + n, 0),
    }
  })
}

test.each(intervals)(
  '%s candles are what their minutes come to, the forming one too',
  async (interval) => {
    const minutes = await latest('ETH', '1m', 5_000)
    const expected = aggregate(minutes, interval).slice(interval === '1m' ? 0 : 1)
    const candles = await latest('ETH', interval, expected.length)
    expect(candles).toEqual(expected)
    expect(candles.length).toBeGreaterThan(2)
  },
)

test.each(intervals)(
  '%s candles rise without a hole, and only the last one is forming',
  async (interval) => {
    for (const symbol of ['BTC', 'AVAX']) {
      const candles = await latest(symbol, interval, 1_000)
      const width = intervalMs[interval]
      const last = Math.floor(someMoment / width) * width
      expect(candles.map(({ t }) => t)).toEqual(
        Array.from({ length: 1_000 }, (_, i) => last - (999 - i) * width),
      )
      expect(candles.every(({ t, T }) => T === t + width - 1)).toBe(true)
      expect(candles.filter(({ T }) => T >= someMoment)).toEqual(candles.slice(-1))
    }
  },
)

test('the latest of every market is its forming candle', async () => {
  const { ctx } = world
  const all = await listLatestCandles({ ctx, input: { query: { interval: '15m' } } })
  const assets = await ctx.exchange.assets()
  expect(Object.keys(all)).toEqual(assets.map(({ symbol }) => symbol))
  for (const [symbol, candle] of Object.entries(all)) {
    expect(candle.T).toBeGreaterThan(someMoment)
    expect([candle]).toEqual(await latest(symbol, '15m', 1))
  }
})
