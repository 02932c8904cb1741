import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { intervals, type Candle, type Interval } from '../../../contract/market.ts'
import type { Session } from '../../../contract/sessions.ts'
import { messageFor } from '../../api/errors.ts'
import { candleStream } from '../../api/streams.ts'
import { sessionPositionsQuery } from '../../api/trading.queries.ts'
import { useLive, useLiveStatus, usePollMs } from '../../api/use-live.ts'
import { usePrice } from '../../api/use-price.ts'
import { useSignedIn } from '../../api/viewer.ts'
import CandleChartView from '../../charts/candle-chart-view.tsx'
import { chartMarkers, chartPriceLines } from '../../charts/position-marks.ts'
import { formatPrice, pricePlaces } from '../../lib/format.ts'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { LevelList } from './level-list.tsx'
import { chartCandlesQuery } from './sessions.queries.ts'

/** The market while the session ran, with its entries, exits and the prices that decide. The interval is in the URL. */
export default function SessionChart({ session }: { session: Session }) {
  const [interval, setInterval] = useChartInterval()
  return (
    <section aria-labelledby="chart-heading" className="flex flex-col gap-2">
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-3">
        <h2 id="chart-heading" className="text-base font-semibold">
          {session.symbol} price
        </h2>
        <Segmented
          label="Chart interval"
          value={interval}
          options={intervals.map((value) => ({ value, label: value }))}
          onValueChange={setInterval}
          className="max-sm:w-full"
        />
      </div>
      <Chart key={interval} session={session} interval={interval} />
    </section>
  )
}

function useChartInterval(): [Interval, (next: Interval) => void] {
  const [search, setSearch] = useSearchParams()
  const asked = search.get('interval')
  const setInterval = (next: Interval): void =>
    setSearch(
      (before) => {
        before.set('interval', next)
        return before
      },
      { replace: true },
    )
  return [intervals.find((value) => value === asked) ?? '1m', setInterval]
}

function Chart({ session, interval }: { session: Session; interval: Interval }) {
  const { symbol } = session
  const live = useLive()
  const isStreaming = useLiveStatus() === 'open'
  const candles = useQuery(chartCandlesQuery(symbol, interval, isStreaming))
  const positions = useQuery(sessionPositionsQuery(useSignedIn(), session.id, usePollMs())).data
  const price = usePrice(symbol)
  const markers = useMemo(() => chartMarkers(positions ?? []), [positions])
  const lines = useMemo(
    () => chartPriceLines(positions ?? [], price?.mark ?? null),
    [positions, price?.mark],
  )
  const feed = useCallback(
    (onCandle: (candle: Candle) => void) =>
      live.subscribe(candleStream(symbol, interval), onCandle),
    [live, symbol, interval],
  )
  if (candles.data) {
    const last = candles.data.candles.at(-1)
    if (last === undefined)
      return <EmptyMessage title={`No ${interval} candles of ${symbol} yet`} />
    return (
      <>
        <CandleChartView
          candles={candles.data.candles}
          markers={markers}
          priceLines={lines}
          feed={feed}
          pricePlaces={pricePlaces(last.c)}
          label={`${symbol}, ${interval} candles, last ${formatPrice(last.c)}`}
          className="h-96"
        />
        <LevelList lines={lines} mark={price?.mark ?? null} />
      </>
    )
  }
  if (candles.error) {
    return (
      <ErrorMessage
        title="The chart did not load"
        message={messageFor(candles.error)}
        onRetry={() => void candles.refetch()}
        retrying={candles.isFetching}
      />
    )
  }
  return <Skeleton className="h-[25.5rem] w-full" />
}
