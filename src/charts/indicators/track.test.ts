import { describe, expect, test } from 'vitest'
import { ema as emaOf } from '../../../engine/signals/indicators/ema.ts'
import { macd as macdOf } from '../../../engine/signals/indicators/macd.ts'
import { rsi as rsiOf } from '../../../engine/signals/indicators/rsi.ts'
import { toBar, type Bar } from '../chart-data.ts'
import { indicators } from './catalogue.ts'
import { IndicatorTrack } from './track.ts'

const start = Date.UTC(2026, 0, 1)
const hour = 3_600_000

function bar(index: number, from = start): Bar {
  const close = 100 + 10 * Math.sin(index / 5) + (index % 7)
  const t = from + index * hour
  return toBar({
    t,
    T: t + hour - 1,
    o: '100',
    h: String(close + 2),
    l: String(close - 2),
    c: String(close),
    v: String(1 + (index % 3)),
    n: 1,
  })
}

const bars = Array.from({ length: 120 }, (_, index) => bar(index))
const closes = Float64Array.from(bars, ({ close }) => close)

function column(track: IndicatorTrack, line: number): number[] {
  return bars.map((_, index) => track.at(index)?.[line] ?? Infinity)
}

test.each(Object.entries(indicators))(
  '%s built bar by bar, each moving before it closes, equals the same computed at once',
  (_, indicator) => {
    const whole = new IndicatorTrack(indicator)
    whole.reset(bars)
    const live = new IndicatorTrack(indicator)
    const seen: Bar[] = []
    for (const [index, closed] of bars.entries()) {
      for (const close of [closed.close + 3, closed.close - 5, closed.close]) {
        seen[index] = { ...closed, close }
        live.update(seen, index)
      }
    }
    for (const line of indicator.lines.keys()) {
      expect(column(live, line)).toEqual(column(whole, line))
    }
  },
)

test('draws what the engine computes', () => {
  const track = (id: keyof typeof indicators): IndicatorTrack => {
    const made = new IndicatorTrack(indicators[id])
    made.reset(bars)
    return made
  }
  expect(column(track('ema'), 0)).toEqual([...emaOf(closes, 9)])
  expect(column(track('ema'), 1)).toEqual([...emaOf(closes, 21)])
  expect(column(track('rsi'), 0)).toEqual([...rsiOf(closes, 14)])
  const { macd, signal, histogram } = macdOf(closes, 12, 26, 9)
  expect(column(track('macd'), 0)).toEqual([...histogram])
  expect(column(track('macd'), 1)).toEqual([...macd])
  expect(column(track('macd'), 2)).toEqual([...signal])
})

test('a correction of an older bar reaches every value after it', () => {
  const track = new IndicatorTrack(indicators.ema)
  track.reset(bars)
  const corrected = bars.with(100, { ...bar(100), close: 500 })
  track.update(corrected, 100)
  const fresh = new IndicatorTrack(indicators.ema)
  fresh.reset(corrected)
  expect(column(track, 0)).toEqual(column(fresh, 0))
})

describe('VWAP', () => {
  test('says nothing of a day whose beginning is not loaded', () => {
    const track = new IndicatorTrack(indicators.vwap)
    track.reset(bars.slice(5))
    expect(track.at(0)).toEqual([NaN])
    expect(track.at(18)).toEqual([NaN])
    expect(track.at(19)?.[0]).toBeGreaterThan(0)
  })

  test('starts with a series that starts with the day', () => {
    const track = new IndicatorTrack(indicators.vwap)
    track.reset(bars)
    expect(track.at(0)?.[0]).toBeCloseTo(bars[0]?.close ?? 0)
  })
})
