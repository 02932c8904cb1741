// Presets side by side: what sessions of each earned per 100 of budget from past starts, and the least bad of them.
import {
  type StrategyDuration,
  strategyDurations,
} from '../../../../../../contract/sessions/sessions.ts'
import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import { type Preset, presets } from '../session-form.ts'

/** A market, a preset and a horizon; the quick preset has none. */
export interface Choice {
  symbol: string
  preset: Preset
  horizon: StrategyDuration
}

export function choicesIn(symbol: string): Choice[] {
  return presets.flatMap((preset): Choice[] =>
    preset === 'quick'
      ? [{ symbol, preset, horizon: '1D' }]
      : strategyDurations.map((horizon) => ({ symbol, preset, horizon })),
  )
}

export interface Known {
  mean: number
  low: number
  high: number
}

/** `too_few`: not enough separate sessions in the history to tell. Null: not known yet. */
export type Cell = Known | 'too_few' | 'no_plan' | null

export function cellOf(outcomes: Outcomes | null): Cell {
  if (outcomes === null) return null
  const { meanNetPct: mean, interval } = outcomes
  return mean === null || interval === null ? 'too_few' : { mean, ...interval }
}

export interface Verdict {
  /** The index of the highest mean; null while nothing is known. */
  leastBad: number | null
  /** Whether any of them earned its costs beyond chance. */
  earns: boolean
}

export function judge(cells: readonly Cell[]): Verdict {
  let [leastBad, best, earns]: [number | null, number, boolean] = [null, -Infinity, false]
  for (const [index, cell] of cells.entries()) {
    if (cell === null || typeof cell === 'string') continue
    if (cell.low > 0) earns = true
    if (cell.mean > best) [leastBad, best] = [index, cell.mean]
  }
  return { leastBad, earns }
}
