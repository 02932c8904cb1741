import { expect, test } from 'vitest'
import type { Candle } from '../../contract/market.ts'
import { candleSeries } from './candle-series.ts'

const minute = 60_000

function candle(index: number, close = '100'): Candle {
  const t = index * minute
  return { t, T: t + minute - 1, o: '100', h: '101', l: '99', c: close, v: '1', n: 1 }
}

const closes = (candles: Candle[]) => candles.map(({ c }) => c)

test('is behind until it has the candle of this moment', () => {
  const series = candleSeries()
  expect(series.isBehind(0)).toBe(true)
  series.merge([candle(0), candle(1)], minute + 10_000)
  expect(series.isBehind(minute + 20_000)).toBe(false)
  expect(series.isBehind(2 * minute)).toBe(true)
})

test('asks again for a candle whose last word it only heard from the stream', () => {
  const series = candleSeries()
  series.merge([candle(0), candle(1, '1')], minute + 10_000)
  series.update(candle(1, '2'))
  series.update(candle(2, '3'))
  expect(closes(series.all())).toEqual(['100', '2', '3'])
  const now = 2 * minute + 5_000
  expect(series.isBehind(now)).toBe(true)
  expect(series.settledUntil()).toBe(minute)
  series.merge([candle(1, 'final'), candle(2, '4')], now)
  expect(closes(series.all())).toEqual(['100', 'final', '4'])
  expect(series.isBehind(now + 1)).toBe(false)
})

test('never lets the stream change a settled candle or go back in time', () => {
  const series = candleSeries()
  series.merge([candle(0), candle(1), candle(2)], 2 * minute + 10_000)
  series.update(candle(0, '7'))
  series.update(candle(1, '7'))
  expect(closes(series.all())).toEqual(['100', '100', '100'])
})
