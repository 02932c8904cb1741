// The runs of a sweep as the cells of two maps, one for each half of the time.
import type { SweepResult } from './use-sweep.ts'

export type SweptRun = SweepResult['runs'][number]
export type Half = 'in_sample' | 'out_of_sample'

export interface Grid {
  /** Values of the first of two params; of one param a single row without a value. */
  down: readonly (number | null)[]
  across: readonly number[]
  at: (row: number, column: number) => { index: number; run: SweptRun } | undefined
}

/** `names`: one param or two. The last one changes first in `runs`. */
export function gridOf(names: readonly string[], runs: readonly SweptRun[]): Grid {
  const valuesOf = (name: string): number[] => [
    ...new Set(runs.map(({ params }) => params[name] ?? 0)),
  ]
  const across = valuesOf(names.at(-1) ?? '')
  const down = names.length > 1 ? valuesOf(names[0] ?? '') : [null]
  return {
    down,
    across,
    at(row, column) {
      const index = row * across.length + column
      const run = runs[index]
      return run && { index, run }
    },
  }
}

/** From 0 to 1: how far a return is from 0, beside the farthest of both halves. */
export function strengthOf(runs: readonly SweptRun[]): (returnPct: number) => number {
  const farthest = runs.reduce(
    (most, { in_sample, out_of_sample }) =>
      Math.max(most, Math.abs(in_sample.return_pct), Math.abs(out_of_sample.return_pct)),
    0,
  )
  return (returnPct) => (farthest === 0 ? 0 : Math.abs(returnPct) / farthest)
}
