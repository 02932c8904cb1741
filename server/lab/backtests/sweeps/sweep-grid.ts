import type { BacktestTerms } from '../../../storage/lab/backtest-content.ts'
import { intervalMs } from '../../../../contract/market/market.ts'

export interface SweepGrid {
  names: string[]
  /** How many values each axis has. */
  sizes: number[]
  /** Each combination; values ascend, and the last axis changes first. */
  choices: Record<string, number>[]
}

/** Values that are named twice count once. */
export function gridOf(axes: Readonly<Record<string, readonly number[]>>): SweepGrid {
  let choices: Record<string, number>[] = [{}]
  const sizes: number[] = []
  for (const [name, given] of Object.entries(axes)) {
    const values = [...new Set(given)].toSorted((a, b) => a - b)
    sizes.push(values.length)
    choices = choices.flatMap((choice) => values.map((value) => ({ ...choice, [name]: value })))
  }
  return { names: Object.keys(axes), sizes, choices }
}

/** Epoch ms: the opening of the bar that begins the second half. */
export function splitOf({ from, to, interval }: Pick<BacktestTerms, 'from' | 'to' | 'interval'>) {
  const width = intervalMs[interval]
  return from + Math.floor((to - from) / width / 2) * width
}
