import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listCandleHistory, type Candle } from '../../../../contract/market/market.ts'
import { isNotFound, messageFor } from '../../../api/errors.ts'
import { apiQuery } from '../../../api/query.ts'
import CandleChartView from '../../../charts/candles/candle-chart-view.tsx'
import { ReplayControls } from '../../../charts/replay/replay-controls.tsx'
import { useReplay } from '../../../charts/replay/use-replay.ts'
import type { TimeLine } from '../../../charts/time/time-lines.ts'
import { formatPrice, pricePlaces } from '../../../lib/numbers/format.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import type { TradeDetail } from '../journal.queries.ts'
import { fillMarkers, levelSpans, tradeLines } from './trade-marks.ts'
import { candleRange, marketOf } from './trade-range.ts'

const height = 'h-72'

/** The candles around a trade with what it did; on request bar by bar. */
export default function TradeChart({ trade }: { trade: TradeDetail }) {
  const { interval, from, to, limit } = candleRange(
    timeOfIso(trade.opened_at),
    timeOfIso(trade.closed_at),
  )
  const candles = useQuery({
    ...apiQuery(null, listCandleHistory, {
      params: { symbol: marketOf(trade.symbol) },
      query: { interval, from: String(from), to: String(to), limit: String(limit) },
    }),
    staleTime: 60_000,
    throwOnError: false,
  })
  if (candles.data) {
    if (candles.data.candles.length === 0) return <NoCandles />
    return <Drawn trade={trade} candles={candles.data.candles} interval={interval} />
  }
  if (isNotFound(candles.error)) return <NoCandles />
  if (candles.error) {
    return (
      <ErrorMessage
        title={t`The chart did not load`}
        message={messageFor(candles.error)}
        onRetry={() => void candles.refetch()}
        retrying={candles.isFetching}
      />
    )
  }
  return <Skeleton className={`w-full ${height}`} />
}

function NoCandles() {
  return <p className="text-muted">{t`There are no candles of this market for that time.`}</p>
}

interface DrawnProps {
  trade: TradeDetail
  candles: readonly Candle[]
  interval: string
}

function Drawn({ trade, candles, interval }: DrawnProps) {
  const opened = timeOfIso(trade.opened_at)
  const last = candles.length - 1
  const first = Math.max(
    0,
    candles.findLastIndex((candle) => candle.t <= opened),
  )
  const [isReplay, setReplay] = useState(false)
  const replay = useReplay(first, last)
  const index = isReplay ? replay.index : last
  const shown = useMemo(() => candles.slice(0, index + 1), [candles, index])
  const bar = shown.at(-1)
  const at = isReplay ? Math.max(opened, bar?.T ?? opened) : Number.POSITIVE_INFINITY
  const { markers, lines, paths, moments } = useMemo(() => {
    return {
      markers: fillMarkers(trade, at),
      lines: tradeLines(trade, at),
      paths: levelSpans(trade, at),
      moments: momentsOf(trade),
    }
  }, [trade, at])
  const price = bar?.c ?? '0'
  return (
    <div className="flex flex-col gap-3">
      <CandleChartView
        candles={shown}
        markers={markers}
        priceLines={lines}
        timeLines={moments}
        levelPaths={paths}
        pricePlaces={pricePlaces(trade.entry_price)}
        label={t`${trade.symbol}, ${interval} candles around the trade: entry ${formatPrice(trade.entry_price)}, exit ${formatPrice(trade.exit_price)}`}
        className={height}
      />
      {isReplay ? (
        <ReplayControls
          replay={replay}
          first={first}
          last={last}
          moment={t`${formatDateTime(bar?.T ?? opened)}, price ${formatPrice(price)}`}
        />
      ) : (
        <Button
          size="sm"
          className="self-start"
          onClick={() => {
            replay.seek(first)
            setReplay(true)
          }}
        >{t`Replay bar by bar`}</Button>
      )}
    </div>
  )
}

function momentsOf({ opened_at, closed_at }: TradeDetail): TimeLine[] {
  return [
    { id: 'opened', at: timeOfIso(opened_at), kind: 'start', label: t`Opened` },
    { id: 'closed', at: timeOfIso(closed_at), kind: 'end', label: t`Closed` },
  ]
}
