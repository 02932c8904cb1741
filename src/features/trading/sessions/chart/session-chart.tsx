import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useEffect, useMemo, useRef } from 'react'
import {
  intervalMs,
  intervals,
  type Candle,
  type Interval,
} from '../../../../../contract/market/market.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../../api/errors.ts'
import { decidedAt } from '../../../../charts/marks/decision-marks.ts'
import { now } from '../../../../lib/clock.ts'
import { cx } from '../../../../lib/cx.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { finestInterval } from './chart-interval.ts'
import type { DecisionChoice } from '../log/chosen-decision.ts'
import { SessionDrawing } from './session-drawing.tsx'
import { useChartInterval } from './use-chart-interval.ts'
import { useSessionCandles } from './use-session-candles.ts'

export interface SessionChartProps extends DecisionChoice {
  session: Session
  /** Fills the available height. */
  fill: boolean
}

/**
 * The market's chart during the session, with everything that the session did and refused. The interval is in the
 * URL.
 */
export default function SessionChart({ session, ...choice }: SessionChartProps) {
  const [interval, setInterval] = useChartInterval(session)
  const section = useRef<HTMLElement>(null)
  const fromLog = choice.chosen?.from === 'log' ? choice.chosen : null
  useEffect(() => {
    if (fromLog !== null) section.current?.scrollIntoView({ block: 'nearest' })
  }, [fromLog])
  return (
    <section
      ref={section}
      aria-labelledby="chart-heading"
      className={cx(
        'flex scroll-mt-16 flex-col',
        choice.fill ? 'gap-1' : 'gap-2',
        choice.fill && 'min-h-0 flex-1',
      )}
    >
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-3">
        <h2 id="chart-heading" className="text-base font-semibold">
          <Trans>{session.symbol} price</Trans>
        </h2>
        <Segmented
          label={t`Chart interval`}
          value={interval}
          options={intervals.map((value) => ({ value, label: value }))}
          onValueChange={setInterval}
          className="max-sm:w-full"
        />
      </div>
      <Chart
        key={interval}
        session={session}
        interval={interval}
        onInterval={setInterval}
        {...choice}
      />
    </section>
  )
}

interface ChartProps extends SessionChartProps {
  interval: Interval
  onInterval: (next: Interval) => void
}

function Chart({ onInterval, ...props }: ChartProps) {
  const { session, interval, chosen } = props
  const { data: candles, error, isFetching, refetch } = useSessionCandles(session, interval)
  useReach(candles, props.interval, chosen === null ? null : decidedAt(chosen.log), onInterval)
  const span = useMemo(() => candles && ([candles[0], candles.at(-1)] as const), [candles])
  if (candles && span) {
    const [first, last] = span
    if (first === undefined || last === undefined)
      return <EmptyMessage title={t`No ${interval} candles of ${session.symbol} yet`} />
    return <SessionDrawing {...props} candles={candles} first={first} last={last} />
  }
  if (error) {
    return (
      <ErrorMessage
        title={t`The chart did not load`}
        message={messageFor(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  }
  return <Skeleton className={cx('w-full', props.fill ? 'min-h-56 flex-1' : 'h-[25.5rem]')} />
}

/** If a chosen bar is before the first candle, a coarser interval is used. */
function useReach(
  candles: readonly Candle[] | undefined,
  interval: Interval,
  at: number | null,
  onInterval: (next: Interval) => void,
): void {
  const first = candles?.[0]?.t
  const coarser =
    first !== undefined && at !== null && at < first ? finestInterval(now() - at) : null
  const next = coarser !== null && intervalMs[coarser] > intervalMs[interval] ? coarser : null
  useEffect(() => {
    if (next !== null) onInterval(next)
    // oxlint-disable-next-line react/exhaustive-deps -- the setter is new with each render and always the same act
  }, [next])
}
