import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { divide, multiply, subtract } from '../../../contract/decimal.ts'
import { listCandles, listMarketSymbols, type Asset } from '../../../contract/market.ts'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { apiQuery } from '../../api/query.ts'
import { usePrice } from '../../api/use-price.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Percent } from '../../ui/percent.tsx'
import { Price } from '../../ui/price.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'

const columns: Column<Asset>[] = [
  {
    key: 'symbol',
    header: 'Market',
    lead: true,
    cell: ({ symbol }) => (
      <Link
        href={paths.market(symbol)}
        className="inline-flex min-h-6 items-center font-medium underline-offset-4 hover:underline pointer-coarse:min-h-11"
      >
        {symbol}
      </Link>
    ),
  },
  {
    key: 'price',
    header: 'Mark price',
    align: 'right',
    cell: ({ symbol }) => <MarketPrice symbol={symbol} />,
  },
  {
    key: 'change',
    header: '24 h',
    align: 'right',
    cell: ({ symbol }) => <DayChange symbol={symbol} />,
  },
  {
    key: 'spark',
    header: 'Last 24 hours',
    align: 'right',
    cell: ({ symbol }) => <DaySpark symbol={symbol} />,
  },
  {
    key: 'leverage',
    header: 'Leverage up to',
    align: 'right',
    cell: ({ maxLeverage }) => `${maxLeverage}×`,
  },
]

export function MarketTable() {
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  if (markets.data) {
    return (
      <DataTable
        caption="Markets"
        columns={columns}
        rows={markets.data.symbols}
        rowKey={({ symbol }) => symbol}
        empty={<EmptyMessage title="The exchange lists no markets" />}
      />
    )
  }
  if (markets.error) {
    return (
      <ErrorMessage
        message={messageFor(markets.error)}
        onRetry={() => void markets.refetch()}
        retrying={markets.isFetching}
      />
    )
  }
  return <Skeleton className="h-[19rem] w-full" />
}

function dayQuery(symbol: string) {
  return {
    ...apiQuery(null, listCandles, { params: { symbol, interval: '1h' }, query: { limit: '25' } }),
    staleTime: 60_000,
    refetchInterval: 60_000,
    throwOnError: false,
  }
}

function MarketPrice({ symbol }: { symbol: string }) {
  const price = usePrice(symbol)
  return price === null ? (
    <Skeleton className="ml-auto h-4 w-20" />
  ) : (
    <Price value={price.mark} className="font-medium" />
  )
}

function DayChange({ symbol }: { symbol: string }) {
  const { data } = useQuery(dayQuery(symbol))
  const price = usePrice(symbol)
  const open = data?.candles[0]?.o
  if (open === undefined || price === null) return <Skeleton className="ml-auto h-4 w-14" />
  return <Percent value={multiply(divide(subtract(price.mark, open), open), 100)} signed />
}

function DaySpark({ symbol }: { symbol: string }) {
  const { data } = useQuery(dayQuery(symbol))
  return data === undefined ? (
    <Skeleton className="ml-auto h-6 w-28" />
  ) : (
    <Sparkline label={`${symbol} over the last 24 hours`} closes={data.candles.map(({ c }) => c)} />
  )
}
