import { t } from '@lingui/core/macro'
import { measureMeanings, measureNames, type Measure } from './measures.ts'

const measures: readonly Measure[] = [
  'rank',
  'pnl',
  'roi',
  'drawdown',
  'volume',
  'winRate',
  'trades',
]

/** How each number is computed, for people who cannot hover. */
export function Definitions() {
  return (
    <details className="border-t border-line pt-4 max-sm:order-last">
      <summary className="inline-flex min-h-8 items-center font-medium text-muted hover:text-text pointer-coarse:min-h-11">{t`How these numbers are counted`}</summary>
      <dl className="mt-2 grid grid-cols-1 max-w-4xl gap-x-6 gap-y-2 sm:grid-cols-[8rem_1fr]">
        {measures.map((measure) => (
          <div key={measure} className="contents">
            <dt className="font-medium">{measureNames[measure]}</dt>
            <dd className="text-pretty text-muted max-sm:mb-2">{measureMeanings[measure]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-4xl text-pretty text-muted">{t`Periods are whole UTC hours and days, the same for everybody: 24h is this hour and the 24 before, 7d and 30d are today and as many days before. Simulated and real trading are never in one ranking.`}</p>
    </details>
  )
}
