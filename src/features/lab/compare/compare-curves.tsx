import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { formatUtcDate } from '../../../lib/time.ts'
import { Percent } from '../../../ui/figures/percent.tsx'
import { comparePlot } from './compare-plot.ts'

const box = { width: 800, height: 260 }

/** By colour and by dashes, so that they differ without colours too. */
const looks = [
  { className: 'text-accent', dashes: undefined },
  { className: 'text-text', dashes: '8 3' },
  { className: 'text-warn', dashes: '2 3' },
  { className: 'text-muted', dashes: '10 3 2 3' },
] as const

type Look = (typeof looks)[number]

export function lookOf(index: number): Look {
  return looks[index % looks.length] ?? looks[0]
}

/** The line of a run, beside its name. */
export function Key({ look }: { look: Look }) {
  return (
    <svg viewBox="0 0 28 8" aria-hidden className={`h-2 w-7 shrink-0 ${look.className}`}>
      <path d="M0 4h28" stroke="currentColor" strokeWidth="2" strokeDasharray={look.dashes} />
    </svg>
  )
}

/** Equity of each run in percent of what it began with. */
export function CompareCurves({ runs }: { runs: readonly Backtest[] }) {
  const plot = useMemo(
    () =>
      comparePlot(
        runs.map(({ id, equity, initial_balance, from }) => ({
          id,
          points: equity,
          start: initial_balance,
          from,
        })),
        box,
      ),
    [runs],
  )
  if (plot === null) return <p className="text-muted">{t`None of them has a result.`}</p>
  const words = plot.paths.map(({ id, end }) => {
    const name = runs.find((run) => run.id === id)?.program_name ?? id
    return `${name} ${formatPercent(end, { signed: true })}`
  })
  return (
    <section aria-label={t`Result over time`} className="flex flex-col gap-2">
      <h2 className="label">{t`Result over time, in percent of what each began with`}</h2>
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <svg
            viewBox={`0 0 ${box.width} ${box.height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t`Result over time: ${words.join(', ')}`}
            className="h-64 w-full overflow-visible"
          >
            {plot.lines.map(({ percent, y }) => (
              <path
                key={percent}
                d={`M0 ${y}H${box.width}`}
                vectorEffect="non-scaling-stroke"
                className={percent === 0 ? 'stroke-edge' : 'stroke-line'}
              />
            ))}
            {plot.paths.map(({ id, d }) => {
              const look = lookOf(runs.findIndex((run) => run.id === id))
              return (
                <path
                  key={id}
                  d={d}
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.75"
                  strokeDasharray={look.dashes}
                  vectorEffect="non-scaling-stroke"
                  className={look.className}
                />
              )
            })}
          </svg>
          <p className="flex justify-between pt-1 text-xs text-muted">
            <span>{formatUtcDate(plot.from)}</span>
            <span>{formatUtcDate(plot.to)}</span>
          </p>
        </div>
        <ul aria-hidden className="relative h-64 w-14 shrink-0 text-right text-xs text-muted">
          {plot.lines.map(({ percent, y }) => (
            <li
              key={percent}
              className="absolute right-0 -translate-y-1/2"
              style={{ top: `${(100 * y) / box.height}%` }}
            >
              <Percent value={percent} places={places(plot.lines)} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** As many as it takes to tell the lines apart. */
function places(lines: readonly { percent: number }[]): number {
  const step = (lines[1]?.percent ?? 1) - (lines[0]?.percent ?? 0)
  return step >= 1 ? 0 : step >= 0.1 ? 1 : 2
}
