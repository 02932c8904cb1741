import { expect, test } from 'vitest'
import { macd } from '../../../engine/signals/indicators/macd.ts'
import { rsi } from '../../../engine/signals/indicators/rsi.ts'
import { sliceBars } from '../../../engine/signals/bars.ts'
import { syntheticBars } from '../../../engine/testing/synthetic-bars.ts'
import { indicators, isIndicatorName } from '../../../sandbox/language/indicators.ts'
import { readIndicators } from './read-indicators.ts'

const bars = syntheticBars(5, 400, '1h')
const all = Object.keys(indicators).filter(isIndicatorName)

test('values are the engine’s, by the usual periods', () => {
  const lines = macd(bars.c, 12, 26, 9)
  const [line, signal, histogram] = [lines.macd.at(-1), lines.signal.at(-1), lines.histogram.at(-1)]
  expect(readIndicators(bars, ['rsi', 'macd'])).toEqual({
    rsi: rsi(bars.c, 14).at(-1),
    macd: { value: line, macd: line, signal, histogram },
  })
})

test('each one has a value once there are enough candles, and null before', () => {
  const full = readIndicators(bars, all)
  expect(Object.keys(full)).toEqual(Object.keys(indicators))
  for (const answer of Object.values(full)) {
    const values = typeof answer === 'object' ? Object.values(answer ?? {}) : [answer]
    for (const value of values) expect(value).toBeTypeOf('number')
  }
  expect(readIndicators(sliceBars(bars, 0, 3), ['rsi', 'bollinger'])).toEqual({
    rsi: null,
    bollinger: { value: null, middle: null, lower: null, upper: null },
  })
})
