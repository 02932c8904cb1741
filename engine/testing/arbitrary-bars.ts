import fc from 'fast-check'
import type { Bars } from '../types.ts'

const start = 1_700_000_100_000

/**
 * Hourly bars in whole numbers, so that ties, bars without range or trades, and unchanged prices are common, and UTC
 * days begin among them.
 */
export const arbitraryBars: fc.Arbitrary<Bars> = fc
  .array(
    fc.record({
      move: fc.integer({ min: -2, max: 2 }),
      above: fc.integer({ min: 0, max: 2 }),
      below: fc.integer({ min: 0, max: 2 }),
      volume: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 120, size: 'max' },
  )
  .map((steps) => {
    let price = 1000
    const opens = steps.map(({ move }) => (price += move) - move)
    const column = (value: (step: (typeof steps)[number], open: number) => number) =>
      Float64Array.from(steps, (step, i) => value(step, opens[i] ?? NaN))
    return {
      interval: '1h' as const,
      t: Float64Array.from(steps, (_, i) => start + i * 3_600_000),
      o: column((_, open) => open),
      h: column(({ move, above }, open) => open + Math.max(move, 0) + above),
      l: column(({ move, below }, open) => open + Math.min(move, 0) - below),
      c: column(({ move }, open) => open + move),
      v: column(({ volume }) => volume),
    }
  })
