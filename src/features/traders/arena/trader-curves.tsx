import { t } from '@lingui/core/macro'
import { Suspense, useMemo, useState } from 'react'
import type { ArenaTrader } from '../../../../contract/traders/arena.ts'
import { cx } from '../../../lib/cx.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { curvesOf } from './curves-of.ts'

const CurvesChartView = lazyPart(() => import('../../../charts/curves/curves-chart-view.tsx'), {
  get name() {
    return t`The chart`
  },
})

const height = 'h-64 sm:h-72'

/** Traders and what holding their markets came to, on one scale; the names below choose which curve stands out. */
export function TraderCurves({ traders }: { traders: readonly ArenaTrader[] }) {
  const named = useMemo(() => curvesOf(traders), [traders])
  const [chosen, choose] = useState<string | null>(null)
  const highlighted = named.some(({ id }) => id === chosen) ? chosen : (named[0]?.id ?? null)
  const until = Math.max(0, ...traders.map(({ curve }) => curve.at(-1)?.[0] ?? 0))
  const each = named.map(({ name, net }) => `${name} ${formatMoney(net, { signed: true })}`)
  return (
    <section aria-label={t`Curves`} className="flex flex-col gap-3">
      <Suspense fallback={<Skeleton className={`w-full ${height}`} />}>
        <CurvesChartView
          curves={named}
          until={until}
          highlighted={highlighted}
          label={t`Net PnL over time: ${each.join(', ')}.`}
          className={height}
        />
      </Suspense>
      <ul aria-label={t`Curves to highlight`} className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {named.map(({ id, name, net, isReference }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === highlighted}
              onClick={() => choose(id)}
              className="flex min-h-8 items-center gap-2 rounded-sm text-muted hover:text-text aria-pressed:text-text pointer-coarse:min-h-11"
            >
              <span
                aria-hidden="true"
                className={cx(
                  'w-4 border-t-2',
                  isReference && 'border-dashed',
                  id === highlighted ? 'border-accent' : 'border-muted',
                )}
              />
              <span className="wrap-anywhere">{name}</span>
              <span className="tabular-nums">{formatMoney(net, { signed: true })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
