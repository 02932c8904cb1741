import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { intervals, type Asset, type Interval } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { marketLimits } from '../../../../engine/market-limits.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { useLocation } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { Cockpit, useHasCockpit } from '../../../ui/cockpit.tsx'
import { messageFor } from '../../../api/errors.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { linesOfTrades } from './chart/other-lines.ts'
import { usualRange } from './chart/usual-range.ts'
import { useTradeCandles } from './chart/use-trade-candles.ts'
import type { LevelMove } from '../../../charts/position-tool/position-tool.ts'
import { openTradesQuery } from './desk.queries.ts'
import { EndedTrades } from './trades/ended-trades.tsx'
import { OpenTrades, symbolOf } from './trades/open-trades.tsx'
import { levelsOfTrade, nothingStaged, stage } from './trades/staged.ts'
import { Planning } from './planning.tsx'
import { levelsOf } from './ticket/planned-levels.ts'
import { setups } from './ticket/setups.ts'
import { useTicket, type TicketForm } from './ticket/use-ticket.ts'
import type { MarketParts } from './market-parts.ts'
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
  parts: MarketParts
}

export function TradeDesk({ asset, markets, obstacle, parts }: TradeDeskProps) {
  const hasCockpit = useHasCockpit()
  const [, navigate] = useLocation()
  const [tab, setTab] = useState('ticket')
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
  const [chosenId, setChosenId] = useState<string | null>(null)
  const here = useMemo(
    () => trades.data?.filter((trade) => symbolOf(trade) === symbol) ?? [],
    [trades.data, symbol],
  )
  const shown = here.find(({ id }) => id === chosenId) ?? here[0] ?? null
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
  const otherLines = useMemo(
    () => linesOfTrades(here.filter((trade) => !isOfTrade || trade !== shown)),
    [here, isOfTrade, shown],
  )
  const handleLevelMove = useCallback(
    (by: LevelMove) => {
      if (isOfTrade) setStaged((before) => stage(before, by, szDecimals))
      else move(by)
    },
    [isOfTrade, move, szDecimals],
  )

  const takePrice = (price: DecimalString): void => form.set({ entryKind: 'limit', entry: price })
  const head = parts.head({
    asset,
    markets,
    onMarket: (next) => navigate(paths.trade(next)),
    children: (
      <Segmented
        label={t`Chart interval`}
        value={interval}
        options={intervals.map((value) => ({ value, label: value }))}
        onValueChange={chooseInterval}
      />
    ),
  })
  const chart =
    candles.data !== undefined ? (
      <Suspense fallback={<ChartRoom fill={hasCockpit} />}>
        <TradeChart
          symbol={symbol}
          interval={interval}
          candles={candles.data}
          plan={plan}
          otherLines={otherLines}
          onLevelMove={handleLevelMove}
          fill={hasCockpit}
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
      <ChartRoom fill={hasCockpit} />
    )
  const openTrades = (
    <OpenTrades
      trades={trades.data}
      markets={markets}
      error={trades.error}
      isFetching={trades.isFetching}
      onRetry={() => void trades.refetch()}
      symbol={symbol}
      shownId={shown?.id ?? null}
      isPlanning={isPlanning}
      onShow={(id) => {
        setChosenId(id)
        setStaged(nothingStaged)
        // A plan hides it.
        if (isPlanning) form.clear()
      }}
      staged={staged}
      onSettled={() => setStaged(nothingStaged)}
      brief={hasCockpit}
    />
  )
  const planning = (
    <Planning
      asset={asset}
      form={form}
      mark={mark}
      range={range}
      verdict={verdict}
      hasRules={rules !== null}
      promised={rules?.promised ?? '0'}
      rulesError={rules === null ? rulesError : null}
      onRetryRules={retry}
      obstacle={obstacle}
    />
  )

  if (hasCockpit) {
    return (
      <Cockpit
        layout="market"
        side={parts.depth({ symbol, onPrice: takePrice })}
        panelLabel={t`Ticket and alerts`}
        panel={
          <Tabs
            fill
            label={t`About this trade`}
            value={tab}
            onValueChange={setTab}
            tabs={[
              {
                value: 'ticket',
                label: t`Ticket`,
                panel: <div className="-mb-4 [--sticky-bottom:-1rem]">{planning}</div>,
              },
              { value: 'alerts', label: t`Alerts`, panel: parts.alerts({ symbol }) },
            ]}
          />
        }
      >
        {head}
        {chart}
        <div className="relative max-h-[34%] shrink-0 overflow-y-auto">
          {openTrades}
          <EndedTrades />
        </div>
      </Cockpit>
    )
  }
  const openPart = (
    <div key="open" className="min-w-0">
      {openTrades}
    </div>
  )
  const hasOpen = trades.data !== undefined && trades.data.length > 0
  return (
    <div className="flex flex-col gap-4">
      {head}
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_auto_1fr]">
        <div key="chart" className="min-w-0">
          {parts.folded({ asset, chart, onPrice: takePrice })}
        </div>
        {/* What is open comes before what could be opened. */}
        {hasOpen && openPart}
        <div key="ticket" className="min-w-0 lg:col-start-2 lg:row-span-3 lg:row-start-1">
          {planning}
        </div>
        {!hasOpen && openPart}
        <div key="ended" className="min-w-0 empty:hidden">
          <EndedTrades />
        </div>
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

function ChartRoom({ fill }: { fill: boolean }) {
  return <Skeleton className={fill ? 'min-h-56 w-full flex-1' : 'h-72 w-full sm:h-96'} />
}
