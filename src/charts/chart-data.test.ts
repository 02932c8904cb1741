import { describe, expect, test } from 'vitest'
import type { Candle } from '../../contract/market/market.ts'
import * as data from './chart-data.ts'

const minute = 60_000
const start = 1_700_000_040_000

function candle(index: number, close = '101.5'): Candle {
  const t = start + index * minute
  return { t, T: t + minute - 1, o: '100', h: '102.25', l: '99.5', c: close, v: '3.5', n: 7 }
}

const bars = data.toBars([candle(0), candle(1), candle(2)])

test('a candle becomes a bar in seconds and numbers', () => {
  expect(data.toBar(candle(0))).toEqual({
    time: start / 1000,
    open: 100,
    high: 102.25,
    low: 99.5,
    close: 101.5,
    volume: 3.5,
  })
})

test('bars come out ascending and once each, the later candle winning', () => {
  const found = data.toBars([candle(2), candle(0), candle(1), candle(2, '90')])
  expect(found.map((bar) => bar.time)).toEqual([0, 60, 120].map((step) => start / 1000 + step))
  expect(found.at(-1)?.close).toBe(90)
})

describe('a candle from the stream', () => {
  test('after the last bar is appended, and the first one starts an empty chart', () => {
    expect(data.upsertKind(bars, data.toBar(candle(3)))).toBe('append')
    expect(data.upsertKind([], data.toBar(candle(0)))).toBe('append')
  })

  test('of a bar on screen replaces it', () => {
    expect(data.upsertKind(bars, data.toBar(candle(2)))).toBe('replace')
    expect(data.upsertKind(bars, data.toBar(candle(0)))).toBe('replace')
  })

  test('older than the first bar or in a gap is ignored', () => {
    const gapped = data.toBars([candle(0), candle(2)])
    expect(data.upsertKind(bars, data.toBar(candle(-1)))).toBe('ignore')
    expect(data.upsertKind(gapped, data.toBar(candle(1)))).toBe('ignore')
  })
})

describe('markers', () => {
  const marker = (id: string, at: number): data.ChartMarker => ({
    id,
    at,
    kind: 'entry',
    side: 'long',
  })

  test('snap to the bar that holds them and come out in order of time', () => {
    const placed = data.placeMarkers(bars, [
      marker('late', start + 2 * minute + 59_999),
      marker('early', start + 30_000),
      marker('edge', start + minute),
    ])
    expect(placed.map(({ id, time }) => [id, time - start / 1000])).toEqual([
      ['early', 0],
      ['edge', 60],
      ['late', 120],
    ])
  })

  test('before the first bar are left out', () => {
    expect(data.placeMarkers(bars, [marker('old', start - 1000)])).toEqual([])
    expect(data.placeMarkers(bars, [marker('new', start + 3 * minute)])).toEqual([])
    expect(data.placeMarkers(bars.slice(0, 1), [marker('new', start + minute)])).toEqual([])
    expect(data.placeMarkers([], [marker('any', start)])).toEqual([])
  })
})

test('entries and exits of one bar that say the same are one mark', () => {
  const bars = data.toBars([candle(0), candle(1)])
  const at = candle(0).t
  const exit = { at, kind: 'exit', side: 'long', label: 'Stop' } as const
  const taken = { at, kind: 'signal_taken', side: 'long' } as const
  const placed = data.placeMarkers(bars, [
    { ...exit, id: 'a' },
    { ...exit, id: 'b' },
    { ...exit, id: 'c', label: 'Target' },
    { ...taken, id: 'd' },
    { ...taken, id: 'e' },
  ])
  expect(data.mergeMarkers(placed).map(({ id, label }) => [id, label])).toEqual([
    ['a', 'Stop ×2'],
    ['c', 'Target'],
    ['d', undefined],
    ['e', undefined],
  ])
})

describe('bars that come again', () => {
  const series = (...indexes: number[]): data.Bar[] =>
    data.toBars(indexes.map((index) => ({ ...candle(index), o: String(100 + index) })))

  test('stay where they were when the series grows or shrinks at either end', () => {
    expect(data.shiftBetween(series(0, 1, 2), series(0, 1, 2, 3))).toBe(0)
    expect(data.shiftBetween(series(0, 1, 2), series(-2, -1, 0, 1, 2))).toBe(2)
    expect(data.shiftBetween(series(0, 1, 2, 3, 4), series(-1, 0, 1, 2))).toBe(1)
    expect(data.shiftBetween(series(0, 1, 2, 3, 4), series(2, 3, 4, 5))).toBe(-2)
  })

  test('are not looked for among the first candles, another market, interval or time', () => {
    expect(data.shiftBetween([], series(0, 1))).toBeNull()
    const other = series(0, 1, 2).map((bar) => ({ ...bar, open: bar.open * 3 }))
    expect(data.shiftBetween(series(0, 1, 2), other)).toBeNull()
    expect(data.shiftBetween(series(0, 1, 2), series(0, 2, 4))).toBeNull()
    expect(data.shiftBetween(series(0, 1, 2), series(7, 8, 9))).toBeNull()
  })

  test('are told apart from those that are new or differ', () => {
    const moved = series(0, 1, 2).map((bar, index) => (index === 2 ? { ...bar, close: 7 } : bar))
    expect(data.changedBars(series(0, 1, 2), moved)).toEqual([moved[2]])
    expect(data.changedBars(series(0, 1), series(0, 1, 2, 3))).toEqual(series(2, 3))
    expect(data.changedBars(series(0, 1), series(0, 1))).toEqual([])
    expect(data.changedBars(series(0, 1, 2), series(0, 1))).toBeNull()
    expect(data.changedBars(series(0, 1), series(-1, 0, 1))).toBeNull()
    expect(data.changedBars([], series(0))).toBeNull()
  })

  test('keep at their end what the stream brought meanwhile', () => {
    const kept = data.keepNewer(series(0, 1, 2, 3), series(-1, 0, 1))
    expect(kept).toEqual(series(-1, 0, 1, 2, 3))
    expect(data.keepNewer(series(0, 1), series(0, 1, 2))).toEqual(series(0, 1, 2))
  })
})

test('the readout compares with the close before', () => {
  const found = data.toBars([candle(0, '100'), candle(1, '110')])
  expect(data.readoutAt(found, 1)?.changePct).toBeCloseTo(10)
  expect(data.readoutAt(found, 0)?.changePct).toBe(0)
  expect(data.readoutAt(found, 2)).toBeNull()
})
