import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import type { Asset } from '../../../../contract/market/market.ts'
import { useFreshness } from '../../../api/freshness.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { cx } from '../../../lib/cx.ts'
import { formatPrice } from '../../../lib/numbers/format.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { MarketSwitcher } from './market-switcher.tsx'

export interface MarketHeadProps {
  asset: Asset
  markets: readonly Asset[]
  onMarket: (symbol: string) => void
  /** Follows the price in the window's title: "BTC". */
  title: string
  /** The page's heading, for screen readers. */
  heading: string
  /** `MarketFacts`. */
  facts: ReactNode
  /** Actions, at the right. */
  children?: ReactNode
}

/** Market switcher, price, figures and actions. */
export function MarketHead(props: MarketHeadProps) {
  const { asset, markets, onMarket, title, heading, facts, children } = props
  const price = usePrice(asset.symbol)
  const isStale = useFreshness() === 'stale'
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <title>{t`${price === null ? '' : `${formatPrice(price.mark)} `}${title} · Alura`}</title>
      <h1 className="sr-only">{heading}</h1>
      <MarketSwitcher symbol={asset.symbol} markets={markets} onMarket={onMarket} />
      <p className={cx('flex items-baseline gap-2 text-xl font-medium', isStale && 'text-muted')}>
        {price === null ? (
          <Skeleton className="h-7 w-28" />
        ) : (
          <>
            <span className="sr-only">{t`Mark`} </span>
            <Price value={price.mark} />
            {isStale && <Age at={price.at} className="text-sm text-warn" />}
          </>
        )}
      </p>
      {children !== undefined && (
        <div className="order-2 ml-auto flex items-center gap-2 2xl:order-last">{children}</div>
      )}
      <dl className="order-3 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-xs max-sm:w-full max-sm:justify-between max-sm:gap-x-2">
        {facts}
      </dl>
    </header>
  )
}
