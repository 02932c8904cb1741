import { english } from '../../contract/words/english.ts'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { sliceBars } from './bars.ts'
import { deadBand, weights } from './score.ts'
import { minimumBars, settledBars, signal, signals } from './signal.ts'
import { noRecordedCandles, realBars } from '../testing/real-candles.ts'
import { barsOf } from '../testing/series.ts'
import { randomNumbers } from '../random-numbers.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bars } from '../types.ts'

const bars = syntheticBars(7, 400)

/** The lengths at which a shortened series has other signals than the whole one. */
function looksAhead(series: Bars, lengths: readonly number[]): number[] {
  const whole = signals(series)
  return lengths.filter(
    (length) => !isDeepStrictEqual(signals(sliceBars(series, 0, length)), whole.slice(0, length)),
  )
}

test('weights sum to one', () => {
  expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
})

test('never looks ahead: cutting the series changes no earlier signal', () => {
  expect(looksAhead(bars, [1, minimumBars - 1, minimumBars, 100, 233, 399])).toEqual([])
})

test('never looks ahead on recorded candles', (context) => {
  const recorded = realBars('1m') ?? context.skip(noRecordedCandles)
  expect(looksAhead(sliceBars(recorded, 0, 1000), [64, 400, 999])).toEqual([])
})

test('a changed last candle changes only the last signal', () => {
  const changed = { ...bars, c: bars.c.slice() }
  changed.c[399] = (bars.c[399] ?? 0) * 1.01
  expect(signals(changed).slice(0, 399)).toEqual(signals(bars).slice(0, 399))
  expect(signal(changed).score).not.toBe(signal(bars).score)
})

test('the score is the weighted sum of the votes, and has their side', () => {
  for (const value of signals(bars, minimumBars)) {
    const sum = value.components.reduce((total, { weight, vote }) => total + weight * vote, 0)
    expect(value.score).toBeCloseTo(sum, 6)
    expect(Math.abs(value.score)).toBeLessThanOrEqual(1)
    expect(value.components.map(({ name }) => name)).toEqual(Object.keys(weights))
    const side = value.score >= deadBand ? 'long' : value.score <= -deadBand ? 'short' : 'flat'
    expect(value.side).toBe(side)
  }
})

test('each component votes by its published formula', () => {
  const seen = new Set<string>()
  for (const { components, regime } of signals(bars, minimumBars)) {
    seen.add(regime)
    const component = (name: string) => components.find((one) => one.name === name)
    const value = (name: string) => component(name)?.value ?? NaN
    const expected = {
      trend: value('trend'),
      slope: value('slope'),
      macd: 3 * value('macd'),
      rsi: (value('rsi') - 50) / 20,
      bollinger: regime === 'range' ? -value('bollinger') : value('bollinger'),
    }
    for (const [name, vote] of Object.entries(expected)) {
      expect(component(name)?.vote).toBeCloseTo(Math.min(Math.max(vote, -1), 1), 3)
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['range', 'trend_up', 'trend_down']))
})

test('the last bar alone gives the last of all signals', () => {
  expect(signal(bars)).toEqual(signals(bars).at(-1))
  expect(signals(bars, 390)).toEqual(signals(bars).slice(390))
})

test('with settled history the start of the series makes no difference', () => {
  const long = syntheticBars(11, 1500)
  const whole = signals(long)
  const worst = whole.slice(settledBars).map((value, i) => {
    const recent = signal(sliceBars(long, i + 1, i + 1 + settledBars))
    return Math.abs(recent.score - value.score)
  })
  expect(Math.max(...worst)).toBeLessThan(1e-4)
})

test('says nothing before there is enough history', () => {
  const short = signal(sliceBars(bars, 0, minimumBars - 1))
  expect(short).toMatchObject({ side: 'flat', score: 0 })
  expect(english.tell(short.why)).toBe('not enough history')
  expect(signal(sliceBars(bars, 0, minimumBars)).components).toHaveLength(6)
  expect(signal(sliceBars(bars, 0, 0))).toMatchObject({ side: 'flat', at: 0, price: 0 })
})

test('a steady climb is a long trend, its mirror image the same short', () => {
  const random = randomNumbers(3)
  const climb = Array.from({ length: 120 }, (_, i) => 1000 + 2 * i + random())
  const up = signal(barsOf(climb))
  const down = signal(barsOf(climb.map((close) => 3000 - close)))
  expect(up).toMatchObject({ side: 'long', regime: 'trend_up' })
  expect(up.score).toBeGreaterThan(0.5)
  expect(down).toMatchObject({ side: 'short', regime: 'trend_down' })
  expect(down.score).toBeCloseTo(-up.score, 3)
})

test('a price that stands still is flat, whether or not its bars have a range', () => {
  for (const reach of [0, 1]) {
    const still = signal(
      barsOf(
        Array.from({ length: 100 }, () => 50),
        reach,
      ),
    )
    expect(still).toMatchObject({ side: 'flat', score: 0, regime: 'range' })
  }
})

test('a sudden burst is volatile', () => {
  const calm = Array.from({ length: 100 }, (_, i) => 1000 + (i % 2))
  const burst = [...calm, 1030, 960, 1040, 950, 1050]
  expect(signal(barsOf(burst)).regime).toBe('volatile')
})

test('is dated by the close of its candle and says why', () => {
  const value = signal(bars)
  expect(value.at).toBe((bars.t[399] ?? 0) + 59_999)
  expect(value.price).toBe(bars.c[399])
  expect(english.tell(value.why)).toMatch(
    /^EMA 9 is (\d+\.\d\d ATR (above|below)|level with) EMA 21, RSI \d+, MACD (above|below) its signal line, ADX \d+ with (buyers|sellers) ahead, close .+ Bollinger band$/,
  )
})
