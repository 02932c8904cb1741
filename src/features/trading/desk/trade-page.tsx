import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect } from 'wouter'
import { messageFor } from '../../../api/errors.ts'
import { paths } from '../../../app/paths.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { marketsQuery } from './desk.queries.ts'
import type { MarketParts } from './market-parts.ts'
import { TradeDesk } from './trade-desk.tsx'

export interface TradePageProps {
  market: MarketParts
  /** Undefined: the first market. */
  symbol: string | undefined
  /** What prevents trading, with a way to fix it; null when nothing does. */
  obstacle: ReactNode
}

/** A trade by hand in one market: planned on the chart, sized and checked by the person's rules, then managed. */
export function TradePage({ symbol, obstacle, market }: TradePageProps) {
  const { data, error, isFetching, refetch } = useQuery(marketsQuery())
  if (data !== undefined) {
    const first = data.symbols[0]
    if (symbol === undefined) {
      if (first !== undefined) return <Redirect to={paths.trade(first.symbol)} replace />
      return <EmptyMessage title={t`The exchange lists no markets`} />
    }
    const asset = data.symbols.find((each) => each.symbol === symbol)
    if (asset !== undefined) {
      return (
        <TradeDesk
          key={symbol}
          asset={asset}
          markets={data.symbols}
          obstacle={obstacle}
          parts={market}
        />
      )
    }
    const meant = data.symbols.find((each) => each.symbol.toUpperCase() === symbol.toUpperCase())
    if (meant !== undefined) return <Redirect to={paths.trade(meant.symbol)} replace />
    return (
      <>
        <title>{t`Not found · Alura`}</title>
        <h1 className="sr-only">{t`Market not found`}</h1>
        <EmptyMessage title={t`There is no market ${symbol}`} />
      </>
    )
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
    <div aria-busy className="flex flex-col gap-4">
      <Skeleton className="h-11 w-64" />
      <Skeleton className="h-[30rem] w-full" />
    </div>
  )
}
