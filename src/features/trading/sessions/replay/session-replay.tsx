import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import type { Candle, Interval } from '../../../../../contract/market/market.ts'
import type { Position } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../../api/errors.ts'
import { sessionPositionsQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import type { CandleChart } from '../../../../charts/candles/candle-chart.ts'
import CandleChartView from '../../../../charts/candles/candle-chart-view.tsx'
import { decisionMarks } from '../../../../charts/marks/decision-marks.ts'
import { chartMarkers, chartPriceLines } from '../../../../charts/marks/position-marks.ts'
import { sessionMoments } from '../../../../charts/marks/session-moments.ts'
import { formatPrice, pricePlaces } from '../../../../lib/numbers/format.ts'
import { formatDateTime, formatDuration } from '../../../../lib/time.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Rail } from '../../../../ui/rail/rail.tsx'
import { ChartSkeleton } from '../chart/chart-skeleton.tsx'
import { usualInterval } from '../chart/chart-interval.ts'
import { momentAt } from './replay-moment.ts'
import { ReplayControls } from '../../../../charts/replay/replay-controls.tsx'
import { ReplayLog } from './replay-log.tsx'
import { pastCandlesQuery, sessionLogQuery } from '../sessions.queries.ts'
import { useReplay } from '../../../../charts/replay/use-replay.ts'

/** Replays the session bar by bar: chart, progress and log as they were at each. */
export default function SessionReplay({ session }: { session: Session }) {
  const viewer = useSignedIn()
  const interval = usualInterval(session, session.startedAt)
  const candles = useQuery(pastCandlesQuery(session, interval))
  const positions = useQuery(sessionPositionsQuery(viewer, session.id, usePollMs()))
  const logs = useQuery(sessionLogQuery(viewer, session.id))
  const failed = [candles, positions, logs].find(({ error, data }) => error !== null && !data)
  if (failed !== undefined) {
    return (
      <ErrorMessage
        title={t`The replay did not load`}
        message={messageFor(failed.error)}
        onRetry={() => void failed.refetch()}
        retrying={failed.isFetching}
      />
    )
  }
  if (!candles.data || !positions.data || !logs.data) return <ChartSkeleton />
  const first = candles.data.findLastIndex(({ t }) => t <= session.startedAt)
  if (first === -1) {
    return (
      <EmptyMessage
        title={t`This session cannot be replayed`}
      >{t`The exchange does not keep candles that are so old.`}</EmptyMessage>
    )
  }
  return (
    <Player
      session={session}
      interval={interval}
      candles={candles.data}
      first={first}
      positions={positions.data}
      logs={logs.data}
    />
  )
}

interface PlayerProps {
  session: Session
  interval: Interval
  candles: readonly Candle[]
  /** Index of the bar in which the session started. */
  first: number
  positions: readonly Position[]
  logs: readonly Log[]
}

function Player({ session, interval, candles, first, positions, logs }: PlayerProps) {
  const { startedAt } = session
  const end = session.endedAt ?? startedAt
  const last = Math.max(
    first,
    candles.findLastIndex(({ t }) => t <= end),
  )
  const replay = useReplay(first, last)
  const shown = useMemo(() => candles.slice(0, replay.index + 1), [candles, replay.index])
  const bar = shown.at(-1)
  const at = Math.min(end, bar?.T ?? startedAt)
  const price = bar?.c ?? '0'
  const moment = useMemo(
    () => momentAt(session, positions, price, at),
    [session, positions, price, at],
  )
  const marks = useMemo(() => decisionMarks(logs, interval), [logs, interval])
  const markers = useMemo(
    () => [...marks.filter(({ log }) => log.at <= at), ...chartMarkers(moment.positions)],
    [marks, moment.positions, at],
  )
  const lines = useMemo(() => chartPriceLines(moment.positions, null), [moment.positions])
  const moments = useMemo(() => sessionMoments(session), [session])
  const setChart = useFollow(replay.index)
  const words = t`${formatDateTime(at)}, ${formatDuration(at - startedAt)} of ${formatDuration(end - startedAt)}`
  return (
    <div className="flex flex-col gap-4">
      <ReplayControls replay={replay} first={first} last={last} moment={words} />
      <Rail
        label={t`Replay`}
        lossThreshold={session.lossThreshold}
        profitTarget={session.profitTarget}
        net={moment.pnl.net}
        netPct={moment.pnl.netPct}
      />
      <CandleChartView
        candles={shown}
        markers={markers}
        priceLines={lines}
        timeLines={moments}
        pricePlaces={pricePlaces(price)}
        onChart={setChart}
        label={t`Replay of ${session.symbol}, ${interval} candles up to ${formatDateTime(at)}, last ${formatPrice(price)}`}
        className="h-80"
      />
      <ReplayLog logs={logs} at={at} />
    </div>
  )
}

/** After a jump the chart shows the newest bar; in single steps it follows by itself. */
function useFollow(index: number): (chart: CandleChart | null) => void {
  const [chart, setChart] = useState<CandleChart | null>(null)
  const before = useRef(index)
  useEffect(() => {
    const step = index - before.current
    before.current = index
    if (step < 0 || step > 1) chart?.reset()
  }, [chart, index])
  return setChart
}
