import { describe, expect, test } from 'vitest'
import type { Market, MarketCandle, MarketInterval } from '../types.ts'
import { assets } from './assets.ts'
import { createMarket } from './market.ts'
import { TICK } from './ticks.ts'
import { candleOpen, HOUR, MINUTE, nextCandleOpen } from './time.ts'

const DAY = 24 * HOUR
const now = Date.UTC(2026, 10, 21, 14, 3, 17, 300)
const minuteNow = candleOpen('1m', now)
const intervals: MarketInterval[] = [
  ...(['1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h', '8h', '12h', '1d'] as const),
  ...(['3d', '1w', '1M'] as const),
]

test('lists the universe in the documented order', () => {
  const rows = assets.map((asset) => [asset.name, asset.index, asset.szDecimals, asset.maxLeverage])
  expect(rows).toEqual([
    ['BTC', 0, 5, 40],
    ['ETH', 1, 4, 25],
    ['SOL', 2, 2, 20],
    ['XRP', 3, 0, 20],
    ['DOGE', 4, 0, 10],
    ['AVAX', 5, 2, 10],
  ])
})

describe('two markets of one seed', () => {
  test('agree on every candle and price, whatever was asked before', () => {
    const left = createMarket({ seed: 'agree' })
    const right = createMarket({ seed: 'agree' })
    right.candles(3, '1d', now - 400 * DAY, now, now)
    right.price(3, now + 7 * HOUR)
    for (const interval of intervals) {
      const from = now - 20 * DAY
      expect(right.candles(3, interval, from, now, now)).toEqual(
        left.candles(3, interval, from, now, now),
      )
    }
    expect(right.price(3, now)).toBe(left.price(3, now))
    expect(right.fundingRate(3, now)).toBe(left.fundingRate(3, now))
  })

  test('differ from a market of another seed', () => {
    const left = createMarket({ seed: 'one' }).candles(0, '1h', now - DAY, now, now)
    const right = createMarket({ seed: 'two' }).candles(0, '1h', now - DAY, now, now)
    expect(right.map(({ c }) => c)).not.toEqual(left.map(({ c }) => c))
  })
})

describe('a candle', () => {
  const market = createMarket({ seed: 'candles' })

  test('of a minute is the first, highest, lowest and last of its ticks', () => {
    for (const { index } of assets) {
      for (const candle of market.candles(index, '1m', minuteNow - HOUR, minuteNow - 1, now)) {
        expect(pick(candle)).toEqual(rangeOf(market, index, candle.t, candle.T))
      }
    }
  })

  test('opens where the one before closed', () => {
    for (const { index } of assets) {
      const candles = market.candles(index, '1m', now - 2 * DAY, now, now)
      for (const [i, candle] of candles.slice(1).entries()) expect(candle.o).toBe(candles[i]?.c)
    }
  })

  test.each(intervals)('of %s is the exact aggregation of its 1m candles', (interval) => {
    const last = candleOpen(interval, now)
    const from = candleOpen(interval, last - 1)
    const candles = market.candles(2, interval, from, now, now)
    expect(candles.map(({ t }) => t)).toEqual([from, last])
    for (const candle of candles) {
      expect(candle.T).toBe(nextCandleOpen(interval, candle.t) - 1)
      const minutes = market.candles(2, '1m', candle.t, candle.T, now)
      expect(pick(candle)).toEqual({
        o: minutes[0]?.o,
        h: minutes.reduce((high, minute) => Math.max(high, minute.h), 0),
        l: minutes.reduce((low, minute) => Math.min(low, minute.l), Infinity),
        c: minutes.at(-1)?.c,
      })
      expect(candle.v).toBeCloseTo(total(minutes, 'v'), 5)
      expect(candle.n).toBe(total(minutes, 'n'))
    }
  })

  test('that is forming holds what has happened until now, and only grows', () => {
    let before: MarketCandle | undefined
    for (let at = minuteNow; at < minuteNow + MINUTE; at += 333) {
      const [candle] = market.candles(0, '1m', at, at + DAY, at)
      if (!candle) throw new Error('The running minute is missing')
      expect(pick(candle)).toEqual(rangeOf(market, 0, minuteNow, at))
      expect(candle.c).toBe(market.price(0, at))
      expect(candle.v).toBeGreaterThanOrEqual(before?.v ?? 0)
      expect(candle.n).toBeGreaterThanOrEqual(before?.n ?? 0)
      before = candle
    }
    expect(before).toEqual(market.candles(0, '1m', minuteNow, minuteNow, now + DAY)[0])
  })

  test('overlapping the start of the range is included, one that opens after now is not', () => {
    const candles = market.candles(0, '5m', now - 12 * MINUTE, now + DAY, now)
    expect(candles[0]?.t).toBe(candleOpen('5m', now - 12 * MINUTE))
    expect(candles.at(-1)?.t).toBe(candleOpen('5m', now))
    expect(market.candles(0, '5m', now + HOUR, now + DAY, now)).toEqual([])
  })

  test('exists for 5000 days back and never holds a NaN', () => {
    for (const index of [0, 4]) {
      const candles = market.candles(index, '1d', now - 4999 * DAY, now, now)
      expect(candles).toHaveLength(5000)
      const broken = candles.filter(
        ({ o, h, l, c, v, n }) =>
          !(l > 0 && l <= o && l <= c && h >= o && h >= c && v > 0 && n > 0 && h < Infinity),
      )
      expect(broken).toEqual([])
    }
  })
})

test('the price moves twice a second on average, on the coarsest grid every other second', () => {
  const market = createMarket({ seed: 'ticks' })
  const seconds = 600
  const movesPerSecond = assets.map(({ index }) => {
    let moves = 0
    for (let at = now; at < now + seconds * 1000; at += TICK) {
      if (market.price(index, at) !== market.price(index, at - TICK)) moves += 1
    }
    return moves / seconds
  })
  expect(movesPerSecond.reduce((sum, moves) => sum + moves, 0) / assets.length).toBeGreaterThan(2)
  expect(Math.min(...movesPerSecond)).toBeGreaterThan(0.5)
})

test('every price is on the exchange’s grid', () => {
  const market = createMarket({ seed: 'grid' })
  for (const { index, szDecimals } of assets) {
    const prices = market.candles(index, '1h', now - 2000 * HOUR, now, now).map(({ c }) => c)
    for (let i = 0; i < 2000; i += 1) prices.push(market.price(index, now + i * TICK))
    for (const price of prices) {
      const text = String(price)
      expect(text.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(6 - szDecimals)
      expect(text.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length).toBeLessThan(6)
    }
  }
})

test('funding is constant within an hour, near the neutral rate and seldom far from it', () => {
  const market = createMarket({ seed: 'funding' })
  const hour = candleOpen('1h', now)
  expect(market.fundingRate(0, hour)).toBe(market.fundingRate(0, hour + HOUR - 1))
  const rates = Array.from({ length: 5000 }, (_, i) => market.fundingRate(0, hour - i * HOUR))
  const neutral = rates.filter((rate) => rate === 0.0000125)
  expect(neutral.length).toBeGreaterThan(2500)
  expect(neutral.length).toBeLessThan(4950)
  for (const rate of rates) expect(Math.abs(rate)).toBeLessThan(0.0004)
})

test('refuses an unknown asset and a time without a market', () => {
  const market = createMarket({ seed: 'refusals' })
  expect(() => market.price(6, now)).toThrow(RangeError)
  expect(() => market.price(0, 0)).toThrow(RangeError)
  expect(() => market.price(0, NaN)).toThrow(RangeError)
  expect(() => market.fundingRate(0, Infinity)).toThrow(RangeError)
})

function pick({ o, h, l, c }: MarketCandle) {
  return { o, h, l, c }
}

function total(candles: MarketCandle[], field: 'v' | 'n'): number {
  return candles.reduce((sum, candle) => sum + candle[field], 0)
}

/** First, highest, lowest and last price of every tick from `from` to `last`. */
function rangeOf(market: Market, index: number, from: number, last: number) {
  const prices: number[] = []
  for (let at = from; at <= last; at += TICK) prices.push(market.price(index, at))
  return {
    o: prices[0],
    h: Math.max(...prices),
    l: Math.min(...prices),
    c: prices.at(-1),
  }
}
