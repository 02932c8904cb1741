import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import {
  changePct,
  listMarketSummaries,
  listMarketSymbols,
  type Asset,
} from '../../../contract/market/market.ts'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { apiQuery } from '../../api/query.ts'
import { usePrice } from '../../api/live/use-price.ts'
import { pinnedFirst, usePinned } from '../../lib/kept/pinned-markets.ts'
import type { Column } from '../../ui/table/column.ts'
import { PlainTable } from '../../ui/table/plain-table.tsx'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Percent } from '../../ui/figures/percent.tsx'
import { Price } from '../../ui/figures/price.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { Sparkline } from '../../ui/figures/sparkline.tsx'

const columns: Column<Asset>[] = [
  {
    key: 'symbol',
    get header() {
      return t`Market`
    },
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
    get header() {
      return t`Mark price`
    },
    align: 'right',
    cell: ({ symbol }) => <MarketPrice symbol={symbol} />,
  },
  {
    key: 'change',
    get header() {
      return t`24 h`
    },
    align: 'right',
    cell: ({ symbol }) => <DayChange symbol={symbol} />,
  },
  {
    key: 'spark',
    get header() {
      return t`Last 24 hours`
    },
    align: 'right',
    cell: ({ symbol }) => <DaySpark symbol={symbol} />,
  },
  {
    key: 'leverage',
    get header() {
      return t`Leverage up to`
    },
    align: 'right',
    cell: ({ maxLeverage }) => `${maxLeverage}×`,
  },
]

const shownAtMost = 12

export function MarketTable() {
  const pinned = usePinned()
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  if (markets.data) {
    const { symbols } = markets.data
    return (
      <>
        <PlainTable
          caption={t`Markets`}
          columns={columns}
          rows={pinnedFirst(symbols, pinned).slice(0, shownAtMost)}
          rowKey={({ symbol }) => symbol}
          empty={<EmptyMessage title={t`The exchange lists no markets`} />}
        />
        {symbols.length > shownAtMost && (
          <Link
            href={paths.markets()}
            className="mt-3 inline-flex min-h-8 items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
          >
            <Trans>All {symbols.length} markets</Trans>
          </Link>
        )}
      </>
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

/** The market's last 24 hours; undefined while unknown. */
function useDay(symbol: string) {
  const { data } = useQuery({
    ...apiQuery(null, listMarketSummaries, {}),
    staleTime: 10_000,
    refetchInterval: 20_000,
    throwOnError: false,
  })
  return data?.items.find((day) => day.symbol === symbol)
}

function MarketPrice({ symbol }: { symbol: string }) {
  const [streamed, day] = [usePrice(symbol), useDay(symbol)]
  const price = streamed?.mark ?? day?.price
  return price === undefined ? (
    <Skeleton className="ml-auto h-4 w-20" />
  ) : (
    <Price value={price} className="font-medium" />
  )
}

function DayChange({ symbol }: { symbol: string }) {
  const day = useDay(symbol)
  const price = usePrice(symbol)?.mark ?? day?.price
  if (day === undefined || price === undefined) return <Skeleton className="ml-auto h-4 w-14" />
  return day.priceBefore === null ? (
    '–'
  ) : (
    <Percent value={changePct(day.priceBefore, price)} signed />
  )
}

function DaySpark({ symbol }: { symbol: string }) {
  const closes = useDay(symbol)?.closes ?? []
  return closes.length === 0 ? (
    <Skeleton className="ml-auto h-6 w-28" />
  ) : (
    <Sparkline label={t`${symbol} over the last 24 hours`} closes={closes} />
  )
}
