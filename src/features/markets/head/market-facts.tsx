import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { multiply, sign } from '../../../../contract/decimal.ts'
import { changePct, type Asset } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { contextStream } from '../../../api/live/market-feeds.ts'
import { useLatest } from '../../../api/live/use-live.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { formatCountdown } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { daysQuery } from '../markets.queries.ts'

export interface MarketFactsProps {
  asset: Asset
  /** Only the most important figures, for little room. */
  brief?: boolean
  /** Further figures. */
  children?: ReactNode
}

/** Figures of a market: its day, funding and leverage. */
export function MarketFacts({ asset, brief = false, children }: MarketFactsProps) {
  const { symbol, maxLeverage } = asset
  const context = useLatest(contextStream(symbol))?.data
  const price = usePrice(symbol)
  const day = useQuery(daysQuery()).data?.items.find((each) => each.symbol === symbol)
  const mark = price?.mark ?? day?.price ?? null
  const before = context?.priceBefore ?? day?.priceBefore ?? null
  const volume = context?.volume ?? day?.volume ?? null
  const interest = context?.openInterest ?? null
  return (
    <>
      {!brief && (
        <Fact name={t`Oracle`}>
          <Price value={context?.oracle ?? null} />
        </Fact>
      )}
      <Fact name={t`24 h change`}>
        {before !== null && mark !== null ? (
          <Percent value={changePct(before, mark)} signed />
        ) : (
          '–'
        )}
      </Fact>
      <Fact name={t`24 h volume`}>{volume !== null ? <Money value={volume} compact /> : '–'}</Fact>
      {!brief && (
        <Fact name={t`Open interest`}>
          {interest !== null && mark !== null ? (
            <Money value={multiply(interest, mark)} compact />
          ) : (
            '–'
          )}
        </Fact>
      )}
      <Fact name={brief ? t`Funding in` : t`Funding, due in`}>
        <Funding rate={context?.fundingRate ?? null} />
      </Fact>
      {!brief && <Fact name={t`Leverage`}>{t`up to ${maxLeverage}×`}</Fact>}
      {children}
    </>
  )
}

const hour = 3_600_000

const payerWords = {
  get longs() {
    return t`At the hour longs pay this share of a position`
  },
  get shorts() {
    return t`At the hour shorts pay this share of a position`
  },
}

/** Funding rate, and the time until it is paid at the full hour. */
function Funding({ rate }: { rate: DecimalString | null }) {
  const left = hour - (useNow(1_000) % hour)
  const payers = rate === null || sign(rate) === 0 ? null : sign(rate) > 0 ? 'longs' : 'shorts'
  return (
    <span className="whitespace-nowrap">
      <span title={payers === null ? undefined : payerWords[payers]}>
        {rate === null ? '–' : formatPercent(multiply(rate, 100), { places: 4, signed: true })}
        {payers !== null && <span className="sr-only">. {payerWords[payers]}</span>}
      </span>{' '}
      <span role="timer" aria-label={t`Funding is due in`} className="text-muted">
        {formatCountdown(left)}
      </span>
    </span>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col leading-tight">
      <dt className="text-2xs whitespace-nowrap text-muted">{name}</dt>
      <dd className="font-medium whitespace-nowrap">{children}</dd>
    </div>
  )
}
