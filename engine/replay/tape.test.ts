import { expect, test } from 'vitest'
import { sliceBars } from '../signals/bars.ts'
import { signals } from '../signals/signal.ts'
import { aggregate } from '../testing/real-candles.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import { aggregateBars } from './aggregate-bars.ts'
import { createTape } from './tape.ts'

const bars = sliceBars(syntheticBars(4, 2000), 7)

test.each(['1m', '5m', '15m', '1h'] as const)(
  'makes the candles of %s that an exchange would',
  (interval) => {
    const made = aggregateBars(bars, interval)
    expect(made).toEqual(aggregate(bars, interval))
    expect(made.t.length).toBeGreaterThan(20)
  },
)

test('leaves out a candle whose beginning is missing, and one that is still forming', () => {
  // The bars of 22:20 … 22:29: one candle of 5 minutes from its second minute on, a whole one, one without its last.
  const from = bars.t.findIndex((t) => t % 300_000 === 60_000)
  const { t, c } = aggregateBars(sliceBars(bars, from, from + 13), '5m')
  expect([...t]).toEqual([bars.t[from + 4]])
  expect([...c]).toEqual([bars.c[from + 8]])
})

test('knows a candle from the moment after it has closed', () => {
  const { watched } = createTape(bars, ['5m'])
  const [series] = watched
  const judged = signals(aggregateBars(bars, '5m'))
  for (let index = 0; index <= bars.t.length; index++) {
    const now = bars.t[index] ?? (bars.t.at(-1) ?? NaN) + 60_000
    const latest = judged.findLast(({ at }) => at < now)
    expect(series?.signals[series.known[index] ?? -1]?.at).toBe(latest?.at ?? 0)
  }
})

test('knows from the first bar on what longer candles say that began before it', () => {
  const long = aggregateBars(bars, '15m')
  const late = sliceBars(bars, 1500)
  const [series] = createTape(late, ['15m'], [long]).watched
  const [alone] = createTape(late, ['15m']).watched
  const judged = signals(long)
  expect(alone?.known[0]).toBe(0)
  for (const [index, now] of late.t.entries()) {
    const latest = judged.findLast(({ at }) => at < now)
    expect(series?.signals[series.known[index] ?? -1]).toEqual(latest)
  }
})

test('refuses candles shorter than its bars, and bars longer than an hour', () => {
  expect(() => createTape(syntheticBars(1, 10, '15m'), ['5m'])).toThrow(RangeError)
  expect(() => createTape(syntheticBars(1, 10, '4h'), ['4h'])).toThrow(RangeError)
})
