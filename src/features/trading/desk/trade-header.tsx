import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import type { Asset } from '../../../../contract/market/market.ts'
import { useFreshness } from '../../../api/freshness.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { paths } from '../../../app/paths.ts'
import { cx } from '../../../lib/cx.ts'
import { formatPrice } from '../../../lib/numbers/format.ts'
import { Price } from '../../../ui/figures/price.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'

export interface TradeHeaderProps {
  symbol: string
  markets: readonly Asset[]
  /** On the right: the interval of the chart. */
  children: React.ReactNode
}

/** The market's name and its price. */
export function TradeHeader({ symbol, markets, children }: TradeHeaderProps) {
  const [, navigate] = useLocation()
  const mark = usePrice(symbol)?.mark ?? null
  const isStale = useFreshness() === 'stale'
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <title>{t`${mark === null ? '' : `${formatPrice(mark)} `}Trade ${symbol} · Alura`}</title>
      <h1 className="sr-only">
        <Trans>Trade {symbol}</Trans>
      </h1>
      <select
        aria-label={t`Market`}
        value={symbol}
        onChange={({ target }) => navigate(paths.trade(target.value))}
        className="-ml-1 h-11 rounded-md bg-page pl-1 text-xl font-semibold hover:bg-accent-soft"
      >
        {markets.map((market) => (
          <option key={market.symbol} className="text-base">
            {market.symbol}
          </option>
        ))}
      </select>
      <p className={cx('text-xl font-medium', isStale && 'text-muted')}>
        {mark === null ? <Skeleton className="h-7 w-28" /> : <Price value={mark} />}
      </p>
      <div className="ml-auto">{children}</div>
    </header>
  )
}
