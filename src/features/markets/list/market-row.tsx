/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   cards are made by `display`, which strips a table of its semantics: the roles give them back */
import { t } from '@lingui/core/macro'
import { memo } from 'react'
import { Link } from 'wouter'
import {
  changePct,
  intervals,
  type Interval,
  type Signal,
} from '../../../../contract/market/market.ts'
import { paths } from '../../../app/paths.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { cx } from '../../../lib/cx.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Sparkline } from '../../../ui/figures/sparkline.tsx'
import type { MarketFacts } from './market-order.ts'
import { PinButton } from './pin-button.tsx'
import { SignalCell } from './signal-cell.tsx'

export interface MarketRowProps {
  market: MarketFacts
  /** Its index in the list. */
  index: number
  isPinned: boolean
  /** Measures the row's height. */
  ref: ((row: HTMLElement | null) => void) | undefined
  signals: Partial<Record<Interval, Signal>>
  isStale: boolean
  /** Its last 24 hours are unknown, and will be for a while. */
  hasNoDay: boolean
}

const cell = 'h-12 px-3 first:pl-0 max-md:h-auto max-md:px-0'
const named =
  'max-md:before:mr-2 max-md:before:text-xs max-md:before:text-muted max-md:before:content-[attr(data-label)]'

/**
 * A row of the table; a card on narrow screens. All of it links to the market. Memoised, so that scrolling draws
 * only the rows that come into view.
 */
export const MarketRow = memo(Row)

function Row(props: MarketRowProps) {
  const { market, index, isPinned, ref, signals, isStale, hasNoDay } = props
  const { symbol, day } = market
  const price = usePrice(symbol)
  const mark = price?.mark ?? day?.price ?? null
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      role="row"
      className="relative border-b border-line transition-colors last:border-0 hover:bg-accent-soft/50 max-md:grid max-md:grid-cols-6 max-md:items-center max-md:gap-x-1 max-md:gap-y-1.5 max-md:py-3"
    >
      <th scope="row" role="rowheader" className={cx(cell, 'text-left max-md:col-span-3')}>
        <span className="-ml-2 flex items-center">
          <PinButton symbol={symbol} isPinned={isPinned} />
          <Link
            href={paths.market(symbol)}
            data-market={symbol}
            className="truncate text-base font-medium -outline-offset-2! after:absolute after:inset-0 md:text-sm"
          >
            {symbol}
          </Link>
        </span>
      </th>
      <td
        role="cell"
        className={cx(
          cell,
          'text-right max-md:col-span-3 max-md:text-base',
          isStale && 'text-muted',
        )}
      >
        {mark === null ? (
          <Skeleton className="ml-auto h-4 w-20" />
        ) : (
          <Price value={mark} className="font-medium" />
        )}
      </td>
      <td
        role="cell"
        data-label="24 h"
        className={cx(cell, named, 'text-right max-md:order-3 max-md:col-span-2')}
      >
        {day === null || mark === null ? (
          <Awaited hasNone={hasNoDay} className="inline-block h-4 w-14" />
        ) : day.priceBefore === null ? (
          '–'
        ) : (
          <Percent value={changePct(day.priceBefore, mark)} signed />
        )}
      </td>
      <td
        role="cell"
        data-label="Volume"
        className={cx(cell, named, 'text-right max-md:order-2 max-md:col-span-2 max-md:text-left')}
      >
        {day === null ? (
          <Awaited hasNone={hasNoDay} className="inline-block h-4 w-14" />
        ) : (
          <Money value={day.volume} compact />
        )}
      </td>
      <td role="cell" className={cx(cell, 'max-md:order-2 max-md:col-span-2 md:max-lg:hidden')}>
        {day === null || day.closes.length === 0 ? (
          <Awaited hasNone={hasNoDay} className="h-6 w-28" />
        ) : (
          <Sparkline label={t`${symbol} over the last 24 hours`} closes={day.closes} />
        )}
      </td>
      {intervals.map((interval) => (
        <td
          key={interval}
          role="cell"
          data-label={interval}
          className="w-13 px-0.5 last:pr-0 max-md:order-4 max-md:w-auto max-md:px-0 max-md:before:block max-md:before:text-center max-md:before:text-2xs max-md:before:text-muted max-md:before:content-[attr(data-label)]"
        >
          <SignalCell symbol={symbol} interval={interval} signal={signals[interval] ?? null} />
        </td>
      ))}
    </tr>
  )
}

function Awaited({ hasNone, className }: { hasNone: boolean; className: string }) {
  return hasNone ? '–' : <Skeleton className={cx('ml-auto', className)} />
}
