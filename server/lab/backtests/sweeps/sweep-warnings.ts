import type { BacktestWarning } from '../../../../contract/lab/backtest-shapes.ts'
import { standsAlone } from '../../../../engine/programs/parameter-peak.ts'
import type { BacktestTerms } from '../../../storage/lab/backtest-content.ts'
import type { SweptRun } from '../../runs/jobs.ts'
import { commonWarnings } from '../../runs/warnings.ts'
import type { SweepGrid } from './sweep-grid.ts'

/** Index of the run that gains most in the first half, of those that traded; null when none did. */
export function bestOf(runs: readonly SweptRun[]): number | null {
  let best: number | null = null
  for (const [i, { inSample }] of runs.entries()) {
    if (inSample.trades === 0) continue
    if (best === null || inSample.net > (runs[best]?.inSample.net ?? -Infinity)) best = i
  }
  return best
}

/** About the best run alone: it is the one that somebody would choose. */
export function sweepWarnings(
  terms: Pick<BacktestTerms, 'slippagePct' | 'takerFeePct'>,
  { sizes }: Pick<SweepGrid, 'sizes'>,
  runs: readonly SweptRun[],
): BacktestWarning[] {
  const best = bestOf(runs)
  const chosen = best === null ? undefined : runs[best]
  if (best === null || chosen === undefined) {
    return commonWarnings(terms, { trades: 0, failedRuns: failedOf(runs) })
  }
  const { inSample, outOfSample } = chosen
  const warnings = commonWarnings(terms, { trades: inSample.trades, failedRuns: failedOf(runs) })
  const results = runs.map((run) => run.inSample.net)
  if (standsAlone(sizes, results, best)) {
    const message = 'Params a step beside the best make less than half as much: it may be chance'
    warnings.push({ code: 'parameters_on_a_peak', message })
  }
  if (inSample.net > 0 && outOfSample.net <= 0) {
    const message = 'What is best in the first half gains nothing in the second'
    warnings.push({ code: 'in_sample_only', message })
  }
  return warnings
}

function failedOf(runs: readonly SweptRun[]): number {
  return runs.reduce(
    (sum, { inSample, outOfSample }) => sum + inSample.failedRuns + outOfSample.failedRuns,
    0,
  )
}
