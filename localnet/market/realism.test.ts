// Statistical properties of real markets, measured over several seeds so that a lucky one cannot hide a failure.
import { describe, expect, test } from 'vitest'
import type { MarketInterval } from '../types.ts'
import { assets, processAssets } from './assets.ts'
import type { ProcessAsset } from './assets.ts'
import { createHourSkeleton } from './hours.ts'
import { createMarket } from './market.ts'
import { HOUR, MINUTE } from './time.ts'

const now = Date.UTC(2026, 10, 21, 14, 3, 17, 300)
const DAY = 24 * HOUR
const seeds = ['alura', 'second', 'third']

describe.each(seeds)('with seed %s', (seed) => {
  const market = createMarket({ seed })
  const returns = (index: number, interval: MarketInterval, span: number): number[] =>
    market.candles(index, interval, now - span, now, now).map(({ o, c }) => Math.log(c / o))

  test('a typical day moves each asset as much as it says', () => {
    for (const asset of processAssets) {
      const measured = deviation(dailyReturns(seed, asset)) / asset.dailyVolatility
      expect(measured).toBeGreaterThan(0.8)
      expect(measured).toBeLessThan(1.25)
    }
  })

  test('minutes and hours have fat tails', () => {
    for (const { index } of assets) {
      expect(kurtosis(returns(index, '1m', 14 * DAY))).toBeGreaterThan(5)
      expect(kurtosis(returns(index, '1h', 1000 * DAY))).toBeGreaterThan(4)
    }
  })

  test('volatility clusters from minutes to days, direction of a minute does not', () => {
    for (const { index } of assets) {
      const minutes = returns(index, '1m', 14 * DAY)
      const hours = returns(index, '1h', 1000 * DAY)
      expect(autocorrelation(minutes.map(Math.abs), 1)).toBeGreaterThan(0.08)
      expect(autocorrelation(minutes.map(Math.abs), 30)).toBeGreaterThan(0.05)
      expect(autocorrelation(hours.map(Math.abs), 1)).toBeGreaterThan(0.1)
      expect(autocorrelation(hours.map(Math.abs), 24)).toBeGreaterThan(0.05)
      expect(Math.abs(autocorrelation(minutes, 1))).toBeLessThan(0.05)
    }
  })

  test('assets move together, BTC and ETH most, at every scale', () => {
    const spans: [MarketInterval, number][] = [
      ['1m', 7 * DAY],
      ['1h', 500 * DAY],
      ['1d', 500 * DAY],
    ]
    for (const [interval, span] of spans) {
      const bitcoin = returns(0, interval, span)
      const ether = correlation(bitcoin, returns(1, interval, span))
      expect(ether).toBeGreaterThan(0.45)
      expect(ether).toBeLessThan(0.9)
      expect(correlation(bitcoin, returns(3, interval, span))).toBeGreaterThan(0.25)
    }
  })

  test('volume follows volatility', () => {
    const candles = market.candles(0, '1m', now - 14 * DAY, now, now)
    const ranges = candles.map(({ h, l }) => Math.log(h / l))
    const volumes = candles.map(({ v }) => v)
    const meanRange = mean(ranges)
    const meanVolume = mean(volumes)
    const link = correlation(
      ranges.map((range) => range - meanRange),
      volumes.map((volume) => volume - meanVolume),
    )
    expect(link).toBeGreaterThan(0.5)
  })
})

test('a day’s trend tells something about the next day', () => {
  for (const seed of seeds) {
    for (const asset of processAssets) {
      expect(autocorrelation(dailyReturns(seed, asset), 1)).toBeGreaterThan(0.08)
    }
  }
})

test('the level stays plausible for decades and does not drift', () => {
  for (const asset of processAssets) {
    for (const seed of seeds) {
      const skeleton = createHourSkeleton(seed, asset)
      const levels: number[] = []
      for (let day = 0; day < 28 * 365; day += 1) {
        levels.push(skeleton.logOpen(day * 24) - Math.log(asset.basePrice))
      }
      expect(Math.abs(mean(levels))).toBeLessThan(0.5)
      expect(Math.min(...levels)).toBeGreaterThan(-Math.log(6))
      expect(Math.max(...levels)).toBeLessThan(Math.log(6))
    }
  }
})

test('live prices cost microseconds', () => {
  const market = createMarket({ seed: 'cost' })
  market.price(0, now)
  const before = process.cpuUsage()
  for (let i = 0; i < 20_000; i += 1) market.price(i % 6, now + i * 4)
  const { user } = process.cpuUsage(before)
  expect(user / 20_000).toBeLessThan(50)
  expect(market.candles(0, '1m', now - 4999 * MINUTE, now, now)).toHaveLength(5000)
})

/** The daily returns of the market's first 5000 days. */
function dailyReturns(seed: string, asset: ProcessAsset): number[] {
  const skeleton = createHourSkeleton(seed, asset)
  return Array.from(
    { length: 5000 },
    (_, day) => skeleton.logOpen((day + 1) * 24) - skeleton.logOpen(day * 24),
  )
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: number[]): number {
  return Math.sqrt(mean(values.map((value) => value ** 2)) - mean(values) ** 2)
}

function kurtosis(values: number[]): number {
  const centre = mean(values)
  return mean(values.map((value) => (value - centre) ** 4)) / deviation(values) ** 4
}

function autocorrelation(values: number[], lag: number): number {
  const centre = mean(values)
  const pairs = values.slice(lag).map((value, i) => (value - centre) * ((values[i] ?? 0) - centre))
  return mean(pairs) / deviation(values) ** 2
}

function correlation(left: number[], right: number[]): number {
  const product = mean(left.map((value, i) => value * (right[i] ?? 0)))
  return product / Math.sqrt(mean(left.map((v) => v ** 2)) * mean(right.map((v) => v ** 2)))
}
