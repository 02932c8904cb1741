import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { intervals, type Asset, type Interval } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { marketLimits } from '../../../../engine/market-limits.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/world.ts'
import { messageFor } from '../../../api/errors.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { usualRange } from './chart/usual-range.ts'
import { useTradeCandles } from './chart/use-trade-candles.ts'
import type { LevelMove } from '../../../charts/position-tool/position-tool.ts'
import { openTradesQuery } from './desk.queries.ts'
import { OpenTrades, symbolOf } from './trades/open-trades.tsx'
import { levelsOfTrade, nothingStaged, stage } from './trades/staged.ts'
import { Planning } from './planning.tsx'
import { levelsOf } from './ticket/planned-levels.ts'
import { setups } from './ticket/setups.ts'
import { useTicket, type TicketForm } from './ticket/use-ticket.ts'
import { TradeHeader } from './trade-header.tsx'
import { useRules } from './use-rules.ts'
import { verdictOf } from './verdict/verdict.ts'

const TradeChart = lazyPart(() => import('./chart/trade-chart.tsx'), {
  get name() {
    return t`The chart`
  },
})

export interface TradeDeskProps {
  asset: Asset
  markets: readonly Asset[]
  obstacle: ReactNode
}

export function TradeDesk({ asset, markets, obstacle }: TradeDeskProps) {
  const { symbol } = asset
  const world = useWorld()
  const [interval, chooseInterval] = useState<Interval>('1h')
  const mark = usePrice(symbol)?.mark ?? null
  const candles = useTradeCandles(symbol, interval)
  const range = useMemo(
    () => (candles.data === undefined ? null : usualRange(candles.data, interval)),
    [candles.data, interval],
  )
  const viewer = useSignedIn()
  const trades = useQuery(openTradesQuery(viewer))
  const shown = trades.data?.find((trade) => symbolOf(trade) === symbol) ?? null
  const [staged, setStaged] = useState(nothingStaged)
  const { rules, error: rulesError, retry } = useRules()
  const form = useTicket(asset, mark)
  const { ticket } = form
  useFirstPlan({ form, range, isFree: trades.isSuccess && shown === null })
  const limits = marketLimits(asset, world.minimums.order)
  const isPlanning = ticket !== null && (ticket.stopPrice !== null || ticket.targets.length > 0)
  const isSound = isPlanning && Object.keys(form.errors).length === 0
  const verdict = isSound && rules ? verdictOf(ticket, rules, limits) : null
  const quantity = verdict?.quantity ?? null
  // An open trade is shown on the chart unless another one is being planned there.
  const plan = useMemo(() => {
    if (shown !== null && !isPlanning) return levelsOfTrade(shown, staged)
    return ticket && levelsOf(ticket, quantity)
  }, [shown, isPlanning, staged, ticket, quantity])
  const { move } = form
  const { szDecimals } = asset
  const isOfTrade = shown !== null && !isPlanning
  const handleLevelMove = useCallback(
    (by: LevelMove) => {
      if (isOfTrade) setStaged((before) => stage(before, by, szDecimals))
      else move(by)
    },
    [isOfTrade, move, szDecimals],
  )

  return (
    <div className="flex flex-col gap-4">
      <TradeHeader symbol={symbol} markets={markets}>
        <Segmented
          label={t`Chart interval`}
          value={interval}
          options={intervals.map((value) => ({ value, label: value }))}
          onValueChange={chooseInterval}
        />
      </TradeHeader>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {candles.data !== undefined ? (
            <Suspense fallback={<ChartRoom />}>
              <TradeChart
                symbol={symbol}
                interval={interval}
                candles={candles.data}
                plan={plan}
                lines={[]}
                onLevelMove={handleLevelMove}
              />
            </Suspense>
          ) : candles.error ? (
            <ErrorMessage
              title={t`The chart did not load`}
              message={messageFor(candles.error)}
              onRetry={() => void candles.refetch()}
              retrying={candles.isFetching}
            />
          ) : (
            <ChartRoom />
          )}
          <OpenTrades
            trades={trades.data}
            error={trades.error}
            isFetching={trades.isFetching}
            onRetry={() => void trades.refetch()}
            shownId={shown?.id ?? null}
            staged={staged}
            onSettled={() => setStaged(nothingStaged)}
          />
        </div>
        <Planning
          asset={asset}
          form={form}
          mark={mark}
          range={range}
          verdict={verdict}
          hasRules={rules !== null}
          rulesError={rules === null ? rulesError : null}
          onRetryRules={retry}
          obstacle={obstacle}
        />
      </div>
    </div>
  )
}

interface FirstPlanOptions {
  form: TicketForm
  range: DecimalString | null
  /** There is no open trade in this market. */
  isFree: boolean
}

/** In a market without a trade, a first plan is filled in, ready to be dragged. */
function useFirstPlan({ form, range, isFree }: FirstPlanOptions): void {
  const isReady = isFree && range !== null && form.edits === 0 && form.ticket !== null
  useEffect(() => {
    const [setup] = setups
    if (isReady && range !== null && setup !== undefined) form.fill(setup, range)
    // oxlint-disable-next-line react/exhaustive-deps -- once, when everything is known
  }, [isReady])
}

function ChartRoom() {
  return <Skeleton className="h-72 w-full sm:h-96 xl:h-[min(34rem,calc(100dvh-22rem))]" />
}
