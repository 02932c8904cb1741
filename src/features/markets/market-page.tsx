import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link, Redirect, useLocation, useSearch } from 'wouter'
import type { Asset } from '../../../contract/market/market.ts'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Cockpit, useHasCockpit } from '../../ui/cockpit.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { Tabs } from '../../ui/overlay/tabs.tsx'
import { useMedia } from '../../lib/hooks/use-media.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { ChartRoom } from './chart/chart-room.tsx'
import { marketsQuery } from './markets.queries.ts'
import { BarCountdown } from './chart/bar-countdown.tsx'
import { PriceAlerts } from './alerts/price-alerts.tsx'
import { DepthColumn } from './depth/depth-column.tsx'
import { FoldedMarket } from './depth/folded-market.tsx'
import { Fact, MarketFacts } from './head/market-facts.tsx'
import { MarketHead } from './head/market-head.tsx'
import { NewSessionLink } from './new-session-link.tsx'
import { useChartView } from './chart/use-chart-view.ts'

const MarketChart = lazyPart(() => import('./chart/market-chart.tsx'), {
  get name() {
    return t`The chart`
  },
})

export function MarketPage({ symbol }: { symbol: string }) {
  const { data, error, isFetching, refetch } = useQuery(marketsQuery())
  const search = useSearch()
  if (data) {
    if (data.symbols.some((market) => market.symbol === symbol)) {
      return <KnownMarket symbol={symbol} markets={data.symbols} />
    }
    const meant = data.symbols.find(
      (market) => market.symbol.toUpperCase() === symbol.toUpperCase(),
    )
    if (meant === undefined) return <UnknownMarket symbol={symbol} markets={data.symbols} />
    return <Redirect to={withSearch(paths.market(meant.symbol), search)} replace />
  }
  if (error) {
    return (
      <ErrorMessage
        message={messageFor(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  }
  return (
    <div className="flex flex-col gap-4" aria-busy>
      <Skeleton className="h-11 w-64" />
      <ChartRoom panes={0} />
    </div>
  )
}

function KnownMarket({ symbol, markets }: { symbol: string; markets: readonly Asset[] }) {
  const [view, change] = useChartView()
  const [, navigate] = useLocation()
  const search = useSearch()
  const hasCockpit = useHasCockpit()
  const isWide = useMedia('(min-width: 48rem)')
  const [notes, setNotes] = useState<HTMLElement | null>(null)
  const asset = markets.find((market) => market.symbol === symbol)
  // The chart's view stays the same for the next market.
  const open = (next: string): void => navigate(withSearch(paths.market(next), search))

  function step(by: 1 | -1): void {
    const here = markets.findIndex((market) => market.symbol === symbol)
    const next = markets[(here + by + markets.length) % markets.length]
    if (next) open(next.symbol)
  }

  if (asset === undefined) return null
  const head = (
    <MarketHead
      asset={asset}
      markets={markets}
      onMarket={open}
      title={symbol}
      heading={t`${symbol} market`}
      facts={
        <MarketFacts asset={asset} brief={!isWide}>
          <Fact name={isWide ? t`Bar closes in` : t`Bar closes`}>
            <BarCountdown interval={view.interval} />
          </Fact>
        </MarketFacts>
      }
    >
      {isWide && (
        <>
          <Link href={paths.trade(symbol)} asChild>
            <LinkButton href={paths.trade(symbol)}>{t`Trade ${symbol}`}</LinkButton>
          </Link>
          <NewSessionLink symbol={symbol} className="" />
        </>
      )}
    </MarketHead>
  )
  const chart = (
    <Suspense fallback={<ChartRoom panes={view.panes.length} />}>
      <MarketChart
        symbol={symbol}
        view={view}
        onViewChange={change}
        onStepMarket={step}
        notesAt={hasCockpit ? { element: notes } : null}
      />
    </Suspense>
  )
  if (hasCockpit) {
    return (
      <Cockpit
        layout="market"
        side={<DepthColumn symbol={symbol} />}
        panelLabel={t`Signals and alerts`}
        panel={<MarketPanel symbol={symbol} onNotes={setNotes} />}
      >
        {head}
        {chart}
      </Cockpit>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      {head}
      <FoldedMarket asset={asset} chart={chart} />
      <div className="mt-4 flex flex-wrap gap-2 md:hidden">
        <Link href={paths.trade(symbol)} asChild>
          <LinkButton
            href={paths.trade(symbol)}
            className="flex-1"
          >{t`Trade ${symbol}`}</LinkButton>
        </Link>
        <NewSessionLink symbol={symbol} className="flex-1" />
      </div>
    </div>
  )
}

/** What the engine thinks, put here by the chart, which knows what it looks at; and what one wants to be told. */
interface MarketPanelProps {
  symbol: string
  onNotes: (element: HTMLElement | null) => void
}

function MarketPanel({ symbol, onNotes }: MarketPanelProps) {
  const [tab, setTab] = useState('signal')
  return (
    <Tabs
      fill
      label={t`About this market`}
      value={tab}
      onValueChange={setTab}
      tabs={[
        { value: 'signal', label: t`Signal`, panel: <div ref={onNotes} /> },
        { value: 'alerts', label: t`Alerts`, panel: <PriceAlerts symbol={symbol} /> },
      ]}
    />
  )
}

function UnknownMarket({ symbol, markets }: { symbol: string; markets: readonly Asset[] }) {
  return (
    <>
      <title>{t`Not found · Alura`}</title>
      <h1 className="sr-only">{t`Market not found`}</h1>
      <EmptyMessage
        title={t`There is no market ${symbol}`}
        action={
          <ul className="flex max-w-lg flex-wrap justify-center gap-x-4 gap-y-1">
            {likeliest(symbol, markets).map((market) => (
              <li key={market.symbol}>
                <Link
                  href={paths.market(market.symbol)}
                  className="inline-flex min-h-8 items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
                >
                  {market.symbol}
                </Link>
              </li>
            ))}
          </ul>
        }
      >
        {markets.length > namedAtMost
          ? t`The exchange lists ${markets.length} markets, these among them:`
          : t`The exchange lists these:`}
      </EmptyMessage>
    </>
  )
}

const namedAtMost = 24

/** Markets whose name contains this name first. */
function likeliest(symbol: string, markets: readonly Asset[]): Asset[] {
  const wanted = symbol.toUpperCase()
  const fits = (market: Asset) => market.symbol.toUpperCase().includes(wanted)
  const others = markets.filter((market) => !fits(market))
  return [...markets.filter(fits), ...others].slice(0, namedAtMost)
}

function withSearch(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`
}
