import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import { useQuery } from '@tanstack/react-query'
import { changePct, type Asset, type Interval } from '../../../contract/market/market.ts'
import { useFreshness } from '../../api/freshness.ts'
import { usePrice } from '../../api/live/use-price.ts'
import { paths } from '../../app/paths.ts'
import { cx } from '../../lib/cx.ts'
import { formatPrice } from '../../lib/numbers/format.ts'
import { Age } from '../../ui/figures/age.tsx'
import { Money } from '../../ui/figures/money.tsx'
import { Percent } from '../../ui/figures/percent.tsx'
import { Price } from '../../ui/figures/price.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { BarCountdown } from './chart/bar-countdown.tsx'
import { daysQuery } from './markets.queries.ts'
import { MarketSwitcher } from './market-switcher.tsx'
import { NewSessionLink } from './new-session-link.tsx'

export interface MarketHeaderProps {
  symbol: string
  interval: Interval
  markets: readonly Asset[]
  onMarket: (symbol: string) => void
}

/** The market's name, its price and its last 24 hours. */
export function MarketHeader({ symbol, interval, markets, onMarket }: MarketHeaderProps) {
  const price = usePrice(symbol)
  const days = useQuery(daysQuery())
  const day = days.data?.items.find((each) => each.symbol === symbol)
  const isStale = useFreshness() === 'stale'
  const mark = price?.mark ?? day?.price ?? null
  const before = day?.priceBefore ?? null
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <title>{t`${mark === null ? '' : `${formatPrice(mark)} `}${symbol} · Alura`}</title>
      <h1 className="sr-only">
        <Trans>{symbol} market</Trans>
      </h1>
      <MarketSwitcher symbol={symbol} markets={markets} onMarket={onMarket} />
      <p className={cx('flex items-baseline gap-2 text-xl font-medium', isStale && 'text-muted')}>
        {mark === null ? (
          <Skeleton className="h-7 w-28" />
        ) : (
          <>
            <Price value={mark} />
            {isStale && price !== null && <Age at={price.at} className="text-sm text-warn" />}
          </>
        )}
      </p>
      <div className="order-last ml-auto flex gap-2 max-sm:hidden">
        <Link href={paths.trade(symbol)} asChild>
          <LinkButton href={paths.trade(symbol)}>
            <Trans>Trade {symbol}</Trans>
          </LinkButton>
        </Link>
        <NewSessionLink symbol={symbol} className="" />
      </div>
      <dl className="flex flex-wrap items-baseline gap-x-6 gap-y-1 max-sm:w-full max-sm:justify-between max-sm:gap-x-3">
        <Figure name={t`24 h change`}>
          {before !== null && mark !== null ? (
            <Percent value={changePct(before, mark)} signed />
          ) : (
            '–'
          )}
        </Figure>
        <Figure name={t`24 h volume`}>{day ? <Money value={day.volume} compact /> : '–'}</Figure>
        <Figure name={t`Bar closes in`}>
          <BarCountdown interval={interval} />
        </Figure>
      </dl>
    </header>
  )
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col leading-tight">
      <dt className="text-2xs text-muted">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
