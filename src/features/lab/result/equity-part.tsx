import { t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Curve } from '../../../charts/curves/curve-data.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import CurvesChartView from '../../../charts/curves/curves-chart-view.tsx'
import { cx } from '../../../lib/cx.ts'

export interface EquityCurve {
  id: string
  name: string
  /** USDC over time, oldest first. */
  points: readonly (readonly [UnixMs, number])[]
}

export interface EquityPartProps {
  /** The first is drawn in front. */
  curves: readonly EquityCurve[]
  /** USDC that all began with. */
  start: number
}

/** Results of several ways through the same time; the chosen one with its falls below. */
export function EquityPart({ curves, start }: EquityPartProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const front = curves.some(({ id }) => id === chosen) ? chosen : (curves[0]?.id ?? null)
  const drawn = useMemo(
    (): Curve[] =>
      curves.map(({ id, points }) => ({
        id,
        points: points.map(([at, equity]) => [at, (equity - start).toFixed(2)] as const),
      })),
    [curves, start],
  )
  const until = Math.max(0, ...curves.map(({ points }) => points.at(-1)?.[0] ?? 0))
  if (until === 0) return null
  const words = curves.map(({ name, points }) => {
    const end = (points.at(-1)?.[1] ?? start) - start
    return `${name} ${formatMoney(end.toFixed(2), { signed: true })}`
  })
  return (
    <section aria-label={t`Result over time`} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="label">{t`Result over time, and falls from the highest`}</h2>
        <ul className="flex flex-wrap gap-1">
          {curves.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === front}
                onClick={() => setChosen(id)}
                className={cx(
                  'h-7 rounded-sm px-2 text-xs text-muted transition-colors hover:text-text pointer-coarse:h-11',
                  'aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent',
                )}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <CurvesChartView
        curves={drawn}
        until={until}
        highlighted={front}
        label={t`Result over time: ${words.join(', ')}`}
        className="h-56"
      />
    </section>
  )
}
