import { expect, test } from 'vitest'
import type { Candle } from '../../../contract/market/market.ts'
import { type CandleSeries, candleSeries } from './candle-series.ts'

const minute = 60_000

function candle(index: number, close = '100', n = 1): Candle {
  const t = index * minute
  return { t, T: t + minute - 1, o: '100', h: '101', l: '99', c: close, v: '1', n }
}

const closes = (candles: readonly Candle[]) => candles.map(({ c }) => c)
const all = (series: CandleSeries) => series.between(0, Infinity)

function seriesOf(candles: Candle[], askedAt: number): CandleSeries {
  const series = candleSeries(minute)
  series.merge(candles, askedAt)
  return series
}

test('is complete while it has the candle of this moment', () => {
  const series = candleSeries(minute)
  expect(series.isComplete(0)).toBe(false)
  series.merge([candle(0), candle(1)], minute + 10_000)
  expect(series.isComplete(minute + 20_000)).toBe(true)
  expect(series.isComplete(2 * minute)).toBe(false)
})

test('is not complete while the last word on a closed candle comes from the stream', () => {
  const series = seriesOf([candle(0), candle(1, '1')], minute + 10_000)
  series.hear(candle(1, '2', 2))
  series.hear(candle(2, '3'))
  expect(closes(all(series))).toEqual(['100', '2', '3'])
  expect(series.isComplete(2 * minute + 300)).toBe(false)
  expect(series.finalUntil()).toBe(minute)
  const news = series.merge([candle(1, 'final'), candle(2, '4')], 2 * minute + 400)
  expect(closes(news)).toEqual(['final'])
  expect(closes(all(series))).toEqual(['100', 'final', '4'])
  expect(series.isComplete(2 * minute + 500)).toBe(true)
})

test('a candle read before it closed, or just then, is not final', () => {
  const series = seriesOf([candle(0), candle(1)], 2 * minute - 1)
  expect(series.finalUntil()).toBe(minute)
  series.merge([candle(1)], 2 * minute + 100)
  expect(series.finalUntil()).toBe(minute)
  expect(series.isComplete(2 * minute + 100)).toBe(false)
})

test('minutes without a trade become flat candles, the forming one too', () => {
  const series = seriesOf([candle(0, '7'), candle(3, '9')], 5 * minute + 10_000)
  expect(closes(all(series))).toEqual(['7', '7', '7', '9', '9', '9'])
  expect(all(series)[1]).toEqual({ ...candle(1), o: '7', h: '7', l: '7', c: '7', v: '0', n: 0 })
  expect(series.isComplete(5 * minute + 10_000)).toBe(true)
})

test('the stream changes no candle that has been final for long, skips none and does not go back', () => {
  const told = [candle(0), candle(1), candle(2), candle(3, '4', 9), candle(4, '5', 9)]
  const series = seriesOf(told, 4 * minute + 10_000)
  for (const said of [candle(0, 'x', 50), candle(3, 'x', 8), candle(4, 'x', 8), candle(6, 'x')]) {
    series.hear(said)
  }
  expect(closes(all(series))).toEqual(['100', '100', '100', '4', '5'])
})

test('an answer that the stream has overtaken does not take the forming candle back', () => {
  const series = seriesOf([candle(0), candle(1, '1', 1)], minute + 1_000)
  series.hear(candle(1, '3', 3))
  series.merge([candle(0), candle(1, '2', 2)], minute + 2_000)
  expect(closes(all(series))).toEqual(['100', '3'])
})

test('a correction of the exchange replaces the final candle and is news', () => {
  const series = seriesOf([candle(0), candle(1), candle(2)], 2 * minute + 10_000)
  const news = series.merge([candle(1, 'late'), candle(2)], 2 * minute + 20_000)
  expect(closes(news)).toEqual(['late'])
  expect(closes(all(series))).toEqual(['100', 'late', '100'])
})

test('knows another market by its opens', () => {
  const series = seriesOf([candle(0), candle(1), candle(2)], 2 * minute + 10_000)
  const other = { ...candle(1), o: '555' }
  expect(series.isContradictedBy([candle(1, 'late'), candle(2)])).toBe(false)
  expect(series.isContradictedBy([other, candle(2)])).toBe(true)
  expect(series.isContradictedBy([candle(0), other])).toBe(false)
})

test('gives memory back from the front, and takes older candles there', () => {
  const series = seriesOf([candle(0), candle(1), candle(2), candle(3)], 3 * minute + 10_000)
  series.trim(2)
  expect(series.first()).toBe(2 * minute)
  series.prepend([candle(1)])
  expect(series.between(minute, 2 * minute)).toEqual([candle(1), candle(2)])
  expect(series.finalUntil()).toBe(3 * minute)
})

test('a final candle that is told anew with more trades is that from then on, unless it is long gone', () => {
  const series = candleSeries(minute)
  series.merge([0, 1, 2, 3, 4, 5].map(traded), 6 * minute)
  const revised = { ...traded(4), c: '1.5', n: 9 }
  expect(series.hear(revised)).toEqual(revised)
  expect(series.hear(traded(4))).toBeUndefined()
  expect(series.hear({ ...traded(0), n: 9 })).toBeUndefined()
  expect(series.between(0, 4 * minute)).toEqual([0, 1, 2, 3].map(traded).concat(revised))
})

function traded(index: number): Candle {
  const t = index * minute
  return { t, T: t + minute - 1, o: '1', h: '1', l: '1', c: '1', v: '2', n: 3 }
}
