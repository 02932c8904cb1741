import { t } from '@lingui/core/macro'
import { useState, type KeyboardEvent } from 'react'
import type { BookEvent, BookGrouping } from '../../../../contract/market/feeds.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { bookStream } from '../../../api/live/market-feeds.ts'
import { useLatest, useLiveStatus } from '../../../api/live/use-live.ts'
import { cx } from '../../../lib/cx.ts'
import { formatNumber, formatPrice, formatSize } from '../../../lib/numbers/format.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { shownBook, type BookRow, type ShownBook } from './book-rows.ts'
import { FeedAge, NoFeed, useIsOld } from './feed-age.tsx'
import { useRowsInRoom } from './use-rows-in-room.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { GroupingChoice } from './grouping-choice.tsx'

export interface OrderBookProps {
  symbol: string
  /** Called with a pressed price; without it prices are plain text. */
  onPrice?: ((price: DecimalString) => void) | undefined
  /** Fills the available height, with as many rows as fit. */
  fill?: boolean
}

const [rowsInRoom, rowsInColumn] = [20, 12]
const rowHeight = 24

/** Bids and asks of a market. Only this component re-renders with each update. */
export function OrderBook({ symbol, onPrice, fill = false }: OrderBookProps) {
  const [grouping, group] = useState<BookGrouping | null>(null)
  const heard = useLatest(bookStream(symbol, grouping))
  const exact = useLatest(bookStream(symbol, null))
  const isOld = useIsOld(heard?.at ?? null)
  return (
    <section
      aria-labelledby="order-book"
      className={cx('flex min-w-0 flex-col text-xs', fill && 'min-h-0 flex-1')}
    >
      <div className="flex h-9 shrink-0 items-center justify-between gap-2 px-3">
        <h2 id="order-book" className="text-sm font-semibold">
          {t`Order book`}
        </h2>
        <GroupingChoice book={exact?.data ?? null} value={grouping} onValueChange={group} />
      </div>
      {heard === null ? (
        <BookRoom fill={fill} />
      ) : (
        <Sides event={heard.data} {...{ isOld, onPrice, fill }} />
      )}
      {heard !== null && isOld && <FeedAge at={heard.at} />}
    </section>
  )
}

interface SidesProps {
  event: BookEvent
  isOld: boolean
  onPrice: OrderBookProps['onPrice']
  fill: boolean
}

/** Asks above the spread, bids below, best prices next to it. */
function Sides({ event, isOld, onPrice, fill }: SidesProps) {
  const { symbol } = event
  // Each side has half of the height.
  const { ref, rows } = useRowsInRoom(rowHeight, fill ? rowsInRoom : rowsInColumn)
  const book = shownBook(event, rows)
  const { bids, asks, spread, places } = book
  const keptFocus = useKeptFocus()
  const side = cx('flex', fill && 'min-h-0 flex-1 overflow-hidden')
  return (
    // oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- a table's own elements cannot cut off the deepest rows of one side
    <div
      role="table"
      aria-label={t`Order book`}
      onKeyDown={stepThrough}
      {...keptFocus}
      className={cx(
        'flex flex-col tabular-nums',
        fill && 'min-h-0 flex-1',
        isOld && 'opacity-60 grayscale forced-colors:opacity-100',
      )}
    >
      <div role="row" className={cx(rowGrid, 'shrink-0 text-2xs text-muted')}>
        <span role="columnheader">{t`Price`}</span>
        <span role="columnheader" className="text-right">
          {t`Size`}
          <span className="sr-only">, {symbol}</span>
        </span>
        <span role="columnheader" className="text-right">
          {t`Total`}
          <span className="sr-only">, {symbol}</span>
        </span>
      </div>
      <div role="rowgroup" aria-label={t`Asks`} className={cx(side, 'flex-col-reverse')}>
        {asks.map((row, index) => (
          <Row key={row.price} kind="ask" {...{ row, places, onPrice }} isBest={index === 0} />
        ))}
      </div>
      <div role="rowgroup" aria-label={t`Spread`} className="shrink-0 border-y border-line">
        <div role="row" className={cx(rowGrid, 'text-muted')}>
          <span role="rowheader">{t`Spread`}</span>
          <span role="cell" className="text-right">
            {spread === null ? '–' : formatPrice(spread.price, places.price)}
          </span>
          <span role="cell" className="text-right">
            {spread === null ? '–' : t`${formatNumber(spread.bps, { places: 1 })} bps`}
          </span>
        </div>
      </div>
      <div
        ref={fill ? ref : undefined}
        role="rowgroup"
        aria-label={t`Bids`}
        className={cx(side, 'flex-col')}
      >
        {bids.map((row, index) => (
          <Row key={row.price} kind="bid" {...{ row, places, onPrice }} isBest={index === 0} />
        ))}
      </div>
    </div>
    // oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions
  )
}

const rowGrid = 'grid grid-cols-[1.2fr_1fr_1fr] items-center gap-2 px-3 h-6'

interface RowProps {
  kind: 'bid' | 'ask'
  row: BookRow
  places: ShownBook['places']
  onPrice: OrderBookProps['onPrice']
  isBest: boolean
}

function Row({ kind, row, places, onPrice, isBest }: RowProps) {
  const { price, size, total, share } = row
  const text = formatPrice(price, places.price)
  return (
    // oxlint-disable jsx-a11y/prefer-tag-over-role -- see above
    <div
      role="row"
      className={cx(
        rowGrid,
        'relative isolate w-full shrink-0 pointer-coarse:h-8!',
        onPrice && 'hover:bg-accent-soft',
      )}
    >
      <span
        aria-hidden
        style={{ width: `${(share * 100).toFixed(1)}%` }}
        className={cx(
          'absolute inset-y-px right-0 -z-1 forced-color-adjust-none forced-colors:border-b-2 forced-colors:border-[GrayText] forced-colors:bg-transparent',
          kind === 'bid' ? 'bg-gain/15' : 'bg-loss/15',
        )}
      />
      <span role="cell" className={kind === 'bid' ? 'text-gain' : 'text-loss'}>
        {onPrice === undefined ? (
          text
        ) : (
          <button
            type="button"
            aria-label={
              kind === 'bid' ? t`Limit entry at ${text}, bid` : t`Limit entry at ${text}, ask`
            }
            data-book-price={kind}
            data-price={price}
            tabIndex={isBest ? 0 : -1}
            onClick={() => onPrice(price)}
            className="absolute inset-0 px-3 text-left -outline-offset-2!"
          >
            {text}
          </button>
        )}
      </span>
      <span role="cell" className="text-right">
        {formatSize(size, places.size)}
      </span>
      <span role="cell" className="text-right text-muted">
        {formatSize(total, places.size)}
      </span>
    </div>
    // oxlint-enable jsx-a11y/prefer-tag-over-role
  )
}

/** Arrow keys move between prices; Tab stops only at the best price of each side. */
function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const table = event.currentTarget
  const pricesOf = (kind: RowProps['kind']) => [
    ...table.querySelectorAll<HTMLElement>(`[data-book-price=${kind}]`),
  ]
  const prices = [...pricesOf('ask').toReversed(), ...pricesOf('bid')]
  const here = prices.findIndex((each) => each === event.target)
  if (here < 0) return
  event.preventDefault()
  prices[here + by]?.focus()
}

function BookRoom({ fill }: { fill: boolean }) {
  if (useLiveStatus() === 'absent') return <NoFeed />
  return <Skeleton className={cx('mx-3', fill ? 'min-h-40 flex-1' : 'h-[34rem]')} />
}
