import { t } from '@lingui/core/macro'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { intervalMs, type Candle, type Interval } from '../../../../../contract/market/market.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { useFreshness } from '../../../../api/freshness.ts'
import { candleStream } from '../../../../api/live/streams.ts'
import { sessionPositionsQuery } from '../../../../api/trading.queries.ts'
import { useDecisions } from '../../../../api/use-decisions.ts'
import { useLive, usePollMs } from '../../../../api/live/use-live.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import type { CandleChart } from '../../../../charts/candles/candle-chart.ts'
import CandleChartView from '../../../../charts/candles/candle-chart-view.tsx'
import type { PriceLine } from '../../../../charts/chart-data.ts'
import { DecisionList } from '../../../../charts/marks/decision-list.tsx'
import {
  decidedAt,
  decisionMarks,
  type DecisionMark,
} from '../../../../charts/marks/decision-marks.ts'
import { chartMarkers, chartPriceLines } from '../../../../charts/marks/position-marks.ts'
import { sessionMoments } from '../../../../charts/marks/session-moments.ts'
import type { TimeLine } from '../../../../charts/time/time-lines.ts'
import { formatPrice, pricePlaces } from '../../../../lib/numbers/format.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import type { DecisionChoice } from '../log/chosen-decision.ts'
import { light, unlight, useLit } from '../../../../lib/lit.ts'
import { LevelList } from './level-list.tsx'

export interface SessionDrawingProps extends DecisionChoice {
  session: Session
  interval: Interval
  candles: readonly Candle[]
  first: Candle
  last: Candle
  fill: boolean
}

/** The drawing: candles, followed and refused signals, open positions, the session's start and end. */
export function SessionDrawing(props: SessionDrawingProps) {
  const { session, interval, candles, first, last, fill, chosen, onChoose } = props
  const { symbol, endedAt } = session
  const [chart, setChart] = useState<CandleChart | null>(null)
  const live = useLive()
  const isStale = useFreshness() === 'stale' && endedAt === null
  const price = usePrice(symbol)
  const mark = endedAt === null ? (price?.mark ?? null) : null
  const positions = useQuery(sessionPositionsQuery(useSignedIn(), session.id, usePollMs())).data
  const decisions = useSessionDecisions(session, interval, first)
  const markers = useMemo(
    () => [...decisions, ...chartMarkers(positions ?? [])],
    [decisions, positions],
  )
  const lines = useMemo(
    () => (endedAt === null ? chartPriceLines(positions ?? [], mark) : [lastPrice(last.c)]),
    [endedAt, positions, mark, last.c],
  )
  const feed = useCallback(
    (onCandle: (candle: Candle) => void) =>
      live.subscribe(candleStream(symbol, interval), onCandle),
    [live, symbol, interval],
  )
  const onPick = useCallback(
    (ids: string[]) => {
      const picked = decisions.findLast(({ id }) => ids.includes(id))
      if (picked !== undefined) onChoose({ log: picked.log, from: 'chart' })
    },
    [decisions, onChoose],
  )
  useEffect(
    () =>
      chart?.onCrosshair((readout) => {
        if (readout === null || !readout.isHovered) return unlight('chart')
        light({ from: 'chart', ...decidedOn(decisions, readout.bar.time * 1000, interval) })
      }),
    [chart, decisions, interval],
  )
  useEffect(() => {
    if (chosen?.from === 'log') chart?.goTo(decidedAt(chosen.log))
  }, [chart, chosen])

  return (
    <>
      <CandleChartView
        candles={candles}
        markers={markers}
        priceLines={lines}
        timeLines={useTimeLines(session, chosen)}
        feed={endedAt === null ? feed : undefined}
        pricePlaces={pricePlaces(last.c)}
        onChart={setChart}
        onPick={onPick}
        label={t`${symbol}, ${interval} candles, last ${formatPrice(last.c)}`}
        isStale={isStale}
        className="h-96"
        fill={fill}
      />
      <LevelList lines={lines} mark={mark} />
      <DecisionList
        marks={decisions}
        chosenId={chosen?.log.id ?? null}
        onChoose={({ log, at }) => {
          chart?.goTo(at)
          onChoose({ log, from: 'chart' })
        }}
      />
    </>
  )
}

/** For an ended session the chart shows the last price at that time. */
function lastPrice(price: string): PriceLine {
  return { id: 'last', kind: 'mark', price, label: t`Last`, count: 1 }
}

/** The bar with the newest decision on it. */
function decidedOn(decisions: readonly DecisionMark[], at: number, interval: Interval) {
  const log = decisions.findLast(
    (mark) => mark.at >= at && mark.at < at + intervalMs[interval],
  )?.log
  return { at, logId: log?.id ?? null, positionId: log?.positionId ?? null }
}

const minute = 60_000

/** The decisions on the chart's bars. */
function useSessionDecisions(session: Session, interval: Interval, first: Candle) {
  const now = useNow(minute)
  const from = Math.max(session.startedAt, first.t)
  const to = session.endedAt ?? now + minute
  const logs = useDecisions([{ sessionId: session.id, from, to }], interval)
  return useMemo(() => decisionMarks(logs, interval), [logs, interval])
}

function useTimeLines(session: Session, chosen: DecisionChoice['chosen']): readonly TimeLine[] {
  const { id, startedAt, endedAt } = session
  const lit = useLit()
  // The bar under the crosshair needs no highlight.
  const litAt = lit === null || lit.from === 'chart' ? null : lit.at
  return useMemo(() => {
    const moments = sessionMoments({ id, startedAt, endedAt })
    const bars: TimeLine[] = []
    if (chosen !== null)
      bars.push({ id: 'chosen', at: decidedAt(chosen.log), kind: 'chosen', label: '' })
    if (litAt !== null) bars.push({ id: 'lit', at: litAt, kind: 'chosen', label: '' })
    return [...moments, ...bars]
  }, [id, startedAt, endedAt, chosen, litAt])
}
