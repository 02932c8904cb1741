import { describe, expect, test } from 'vitest'
import type { Shock } from '../types.ts'
import { createMarket } from './market.ts'
import { candleOpen, HOUR, MINUTE } from './time.ts'

const now = Date.UTC(2026, 10, 21, 14, 3, 17, 300)
/** Not on a tick, in the middle of a minute. */
const at = now - 40 * MINUTE - 123
const drop: Shock = { assetIndex: 0, percent: -10, at }

describe('a shock', () => {
  const calm = createMarket({ seed: 'shocks' })
  const shocked = createMarket({ seed: 'shocks' })
  shocked.shock(drop)

  test('moves every price from its moment on and none before', () => {
    expect(shocked.price(0, at - 1)).toBe(calm.price(0, at - 1))
    for (const later of [at, at + 1, at + HOUR, now]) {
      expect(shocked.price(0, later) / calm.price(0, later)).toBeCloseTo(0.9, 3)
    }
    expect(shocked.price(1, now)).toBe(calm.price(1, now))
  })

  test('leaves candles before it untouched and scales those after it', () => {
    const minute = candleOpen('1m', at)
    expect(shocked.candles(0, '1m', minute - HOUR, minute - 1, now)).toEqual(
      calm.candles(0, '1m', minute - HOUR, minute - 1, now),
    )
    const after = shocked.candles(0, '1m', minute + MINUTE, now, now)
    for (const [i, candle] of calm.candles(0, '1m', minute + MINUTE, now, now).entries()) {
      expect((after[i]?.h ?? 0) / candle.h).toBeCloseTo(0.9, 3)
      expect(after[i]?.v).toBe(candle.v)
    }
  })

  test.each(['1m', '5m', '1h', '1d', '1M'] as const)(
    'is inside its %s candle: before, after, and both extremes',
    (interval) => {
      const open = candleOpen(interval, at)
      const [candle] = shocked.candles(0, interval, open, open, now)
      const before = calm.candles(0, '1m', open, at - 1, at - 1)
      const since = at + 60 * MINUTE
      const last = Math.min(candle?.T ?? 0, now, since)
      expect(candle?.o).toBe(before[0]?.o)
      expect(candle?.h).toBeGreaterThanOrEqual(Math.max(...before.map(({ h }) => h)))
      expect(candle?.l).toBeLessThanOrEqual(shocked.price(0, at))
      expect(candle?.c).toBe(shocked.price(0, last))
    },
  )

  test('is seen in the running candle at its very millisecond', () => {
    const [before] = shocked.candles(0, '1m', at, at, at - 1)
    const [after] = shocked.candles(0, '1m', at, at, at)
    expect(before?.l).toBe(calm.candles(0, '1m', at, at, at - 1)[0]?.l)
    expect(after?.l).toBe(shocked.price(0, at))
    expect(after?.h).toBe(before?.h)
  })

  test('and the price back after it are both in the candle, though no tick lies between', () => {
    const market = createMarket({
      seed: 'shocks',
      shocks: [drop, { ...drop, percent: 25, at: at + 2 }],
    })
    const [candle] = market.candles(0, '1m', at, at, now)
    expect(candle?.l).toBe(market.price(0, at))
    expect((candle?.c ?? 0) / calm.price(0, candleOpen('1m', at) + MINUTE - 1)).toBeCloseTo(
      1.125,
      3,
    )
  })

  test('given to a new market is the same as given to a running one', () => {
    const restarted = createMarket({ seed: 'shocks', shocks: shocked.shocks })
    expect(restarted.shocks).toEqual([drop])
    const from = now - 30 * 24 * HOUR
    expect(restarted.candles(0, '1h', from, now, now)).toEqual(
      shocked.candles(0, '1h', from, now, now),
    )
  })
})

test('longer candles stay exact aggregations with several shocks around', () => {
  const shocks = [-30, 12, 55, -20].map((percent, i) => ({
    assetIndex: 4,
    percent,
    at: now - i * 3 * HOUR - i * 7_777,
  }))
  const market = createMarket({ seed: 'several', shocks })
  const open = candleOpen('1d', now)
  const [day] = market.candles(4, '1d', open, open, now)
  const minutes = market.candles(4, '1m', open, now, now)
  expect(day?.h).toBe(Math.max(...minutes.map(({ h }) => h)))
  expect(day?.l).toBe(Math.min(...minutes.map(({ l }) => l)))
  expect(day?.c).toBe(market.price(4, now))
  expect(day?.n).toBe(minutes.reduce((sum, { n }) => sum + n, 0))
})

test('at the first moment of a minute moves the whole of it', () => {
  const minute = candleOpen('1m', at)
  const market = createMarket({ seed: 'shocks', shocks: [{ ...drop, at: minute }] })
  const [candle] = market.candles(0, '1m', minute, minute, now)
  expect(candle?.o).toBe(market.price(0, minute))
  expect(candle?.h).toBeLessThan(market.price(0, minute - 1) * 0.95)
})

test.each([-100, -150, NaN, Infinity, 200_000])(
  'of %d %% is refused and changes nothing',
  (percent) => {
    const market = createMarket({ seed: 'shocks' })
    const before = market.price(0, now)
    expect(() => market.shock({ ...drop, percent })).toThrow(RangeError)
    expect(market.price(0, now)).toBe(before)
    expect(market.shocks).toEqual([])
  },
)

test('that add up to a price off the scale are refused', () => {
  const market = createMarket({ seed: 'shocks' })
  const halve = (): void => market.shock({ ...drop, percent: -50 })
  for (let i = 0; i < 9; i += 1) halve()
  expect(halve).toThrow(RangeError)
  expect(market.price(0, now)).toBeGreaterThan(0)
})
