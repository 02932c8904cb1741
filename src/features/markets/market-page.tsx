import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Link, Redirect, useLocation, useSearch } from 'wouter'
import type { Asset } from '../../../contract/market/market.ts'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { ChartRoom } from './chart/chart-room.tsx'
import { MarketHeader } from './market-header.tsx'
import { marketsQuery } from './markets.queries.ts'
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
  // The chart's view stays the same for the next market.
  const open = (next: string): void => navigate(withSearch(paths.market(next), search))

  function step(by: 1 | -1): void {
    const here = markets.findIndex((market) => market.symbol === symbol)
    const next = markets[(here + by + markets.length) % markets.length]
    if (next) open(next.symbol)
  }

  return (
    <div className="flex flex-col gap-4">
      <MarketHeader symbol={symbol} interval={view.interval} markets={markets} onMarket={open} />
      <Suspense fallback={<ChartRoom panes={view.panes.length} />}>
        <MarketChart symbol={symbol} view={view} onViewChange={change} onStepMarket={step} />
      </Suspense>
      <NewSessionLink symbol={symbol} className="mt-6 sm:hidden" />
    </div>
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
