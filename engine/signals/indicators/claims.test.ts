// Properties of every indicator.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barAt, sliceBars } from '../bars.ts'
import { arbitraryBars } from '../../testing/arbitrary-bars.ts'
import type { IndicatorCase } from '../../testing/indicator-cases.ts'
import { indicatorCases } from '../../testing/indicator-cases.ts'
import { noRecordedCandles, realBars } from '../../testing/real-candles.ts'
import { syntheticBars } from '../../testing/synthetic-bars.ts'
import type { Bars } from '../../types.ts'

/**
 * Indexes at which the incremental indicator's value differs in any bit from the batch function, or its preview
 * differs from its value.
 */
function disagreements({ create, batch }: IndicatorCase, bars: Bars): number[] {
  const columns = batch(bars)
  const accumulator = create()
  return indexesWhere(bars, (i) => {
    const bar = barAt(bars, i)
    const expected = columns.map((column) => column[i])
    // A bar that moves before it closes: first far away, then to its final values.
    accumulator.preview({ ...bar, c: bar.c * 2, h: bar.h * 2, v: bar.v + 1 })
    const previewed = accumulator.preview(bar)
    const closed = accumulator.next(bar)
    return expected.some(
      (value, column) => !Object.is(closed[column], value) || !Object.is(previewed[column], value),
    )
  })
}

/** Indexes below `length` whose value changes when the series ends there or continues differently. */
function lookAheads({ batch }: IndicatorCase, bars: Bars, length: number): number[] {
  const whole = batch(bars)
  const elsewhere = Float64Array.from(bars.c, (close, i) => (i < length ? close : close / 2))
  const others = [batch(sliceBars(bars, 0, length)), batch({ ...bars, c: elsewhere })]
  return indexesWhere(sliceBars(bars, 0, length), (i) =>
    others.some((other) => other.some((column, k) => !Object.is(column[i], whole[k]?.[i]))),
  )
}

function indexesWhere(bars: Bars, holds: (index: number) => boolean): number[] {
  return Array.from(bars.t.keys()).filter(holds)
}

describe.each(indicatorCases)('$name', (indicator) => {
  test('bar by bar says exactly what the batch says', () => {
    fc.assert(
      fc.property(arbitraryBars, (bars) => {
        expect(disagreements(indicator, bars)).toEqual([])
      }),
    )
    expect(disagreements(indicator, syntheticBars(3, 3000))).toEqual([])
  })

  test('bar by bar says exactly what the batch says on recorded candles', (context) => {
    const recorded = realBars('1m') ?? context.skip(noRecordedCandles)
    expect(disagreements(indicator, sliceBars(recorded, 0, 5000))).toEqual([])
  })

  test('never looks ahead', () => {
    fc.assert(
      fc.property(arbitraryBars, fc.nat(120), (bars, length) => {
        expect(lookAheads(indicator, bars, length)).toEqual([])
      }),
    )
    expect(lookAheads(indicator, syntheticBars(4, 1000), 733)).toEqual([])
  })

  test('never looks ahead on recorded candles', (context) => {
    const recorded = realBars('15m') ?? context.skip(noRecordedCandles)
    for (const length of [1, 50, 1999]) {
      expect(lookAheads(indicator, sliceBars(recorded, 0, 2000), length)).toEqual([])
    }
  })

  test('warms up as documented, and then always has a value', () => {
    const columns = indicator.batch(syntheticBars(5, 200))
    expect(columns.map((column) => column.findIndex((value) => !Number.isNaN(value)))).toEqual(
      indicator.warm,
    )
    expect(columns.map((column) => column.findLastIndex(Number.isNaN) + 1)).toEqual(indicator.warm)
  })

  test('has no values of no bars', () => {
    expect(indicator.batch(syntheticBars(1, 0)).map((column) => column.length)).toEqual(
      indicator.warm.map(() => 0),
    )
  })
})
