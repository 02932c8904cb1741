import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { barAt, sliceBars } from './bars.ts'
import { createSignalEngine, signals } from './signal.ts'
import { arbitraryBars } from '../testing/arbitrary-bars.ts'
import { noRecordedCandles, realBars } from '../testing/real-candles.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bars } from '../types.ts'

/** Indexes at which the stream's signal differs from `signals`, or its preview from its signal. */
function disagreements(bars: Bars): number[] {
  const engine = createSignalEngine(bars.interval)
  return signals(bars).flatMap((expected, i) => {
    const bar = barAt(bars, i)
    engine.preview({ ...bar, c: bar.c * 1.1, h: bar.h * 1.1 })
    const previewed = engine.preview(bar)
    return isDeepStrictEqual([previewed, engine.next(bar)], [expected, expected]) ? [] : [i]
  })
}

test('bar by bar says exactly what the whole series says', () => {
  fc.assert(
    fc.property(arbitraryBars, (bars) => {
      expect(disagreements(bars)).toEqual([])
    }),
  )
  expect(disagreements(syntheticBars(9, 2000, '5m'))).toEqual([])
})

test('bar by bar says exactly what the whole series says on recorded candles', (context) => {
  const recorded = realBars('1m') ?? context.skip(noRecordedCandles)
  expect(disagreements(sliceBars(recorded, 0, 5000))).toEqual([])
})

test('signals and regimes of any bars stay when the series ends there or goes on differently', () => {
  fc.assert(
    fc.property(arbitraryBars, fc.integer({ min: 55, max: 120 }), (bars, length) => {
      const known = signals(bars).slice(0, length)
      const elsewhere = bars.c.map((close, i) => (i < length ? close : close / 2))
      expect(signals(sliceBars(bars, 0, length))).toEqual(known)
      expect(signals({ ...bars, c: elsewhere }).slice(0, length)).toEqual(known)
    }),
  )
})

test('a forming bar has a signal dated by the close to come', () => {
  const bars = syntheticBars(2, 100, '15m')
  const engine = createSignalEngine('15m')
  for (let i = 0; i < 99; i++) engine.next(barAt(bars, i))
  const forming = barAt(bars, 99)
  expect(engine.preview(forming).at).toBe(forming.t + 899_999)
})

test('refuses a bar that it already has, and keeps its place', () => {
  const bars = syntheticBars(2, 80)
  const engine = createSignalEngine('1m')
  for (let i = 0; i < 79; i++) engine.next(barAt(bars, i))
  for (const take of [engine.next, engine.preview]) {
    expect(() => take(barAt(bars, 78))).toThrow(RangeError)
    expect(() => take(barAt(bars, 70))).toThrow('does not follow')
  }
  expect(engine.next(barAt(bars, 79))).toEqual(signals(bars).at(-1))
})
