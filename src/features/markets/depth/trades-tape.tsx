import { t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { TapeTrade } from '../../../../contract/market/feeds.ts'
import { useLive, useLiveStatus } from '../../../api/live/use-live.ts'
import { cx } from '../../../lib/cx.ts'
import { formatPrice, formatSize } from '../../../lib/numbers/format.ts'
import { formatClock, isoTime } from '../../../lib/time.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { NoFeed } from './feed-age.tsx'
import { tapeOf } from './tape.ts'

export interface TradesTapeProps {
  symbol: string
  /** Fills the available height. */
  fill?: boolean
}

const rowHeight = 22

/** The latest trades, newest first. Only this component re-renders with each update, and only rows in view exist. */
export function TradesTape({ symbol, fill = false }: TradesTapeProps) {
  const live = useLive()
  const status = useLiveStatus()
  const tape = tapeOf(live, symbol)
  const trades = useSyncExternalStore(tape.subscribe, tape.trades)
  return (
    <section
      aria-labelledby="trades-tape"
      className={cx('flex min-w-0 flex-col text-xs', fill && 'min-h-0 flex-1')}
    >
      <h2 id="trades-tape" className="flex h-9 shrink-0 items-center px-3 text-sm font-semibold">
        {t`Trades`}
      </h2>
      {trades === null && status === 'absent' ? (
        <NoFeed />
      ) : trades === null ? (
        <Skeleton className={cx('mx-3', fill ? 'min-h-24 flex-1' : 'h-96')} />
      ) : trades.length === 0 ? (
        <p className="px-3 text-muted">{t`There has been no trade yet.`}</p>
      ) : (
        <Rows symbol={symbol} trades={trades} fill={fill} />
      )}
    </section>
  )
}

interface RowsProps {
  symbol: string
  trades: readonly TapeTrade[]
  fill: boolean
}

function Rows({ symbol, trades, fill }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- it is used here and passed to nobody
  const rows = useVirtualizer({
    count: trades.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Keyed by trade, so that rows further down keep their place.
    getItemKey: useCallback((index: number) => trades[index]?.id ?? index, [trades]),
    overscan: 6,
    initialRect: { width: 240, height: 240 },
  })
  const places = placesOf(trades)
  return (
    // oxlint-disable jsx-a11y/prefer-tag-over-role -- only the rows in view are there, each at its own place
    <div
      role="table"
      aria-label={t`Trades`}
      aria-rowcount={trades.length + 1}
      className={cx('flex flex-col tabular-nums', fill && 'min-h-0 flex-1')}
    >
      <div role="row" aria-rowindex={1} className={cx(rowGrid, 'shrink-0 text-2xs text-muted')}>
        <span role="columnheader">{t`Price`}</span>
        <span role="columnheader" className="text-right">
          {t`Size`}
          <span className="sr-only">, {symbol}</span>
        </span>
        <span role="columnheader" className="text-right">
          {t`Time`}
        </span>
      </div>
      <div
        ref={scroller}
        role="rowgroup"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={t`Newest first`}
        className={cx(
          'relative overflow-y-auto -outline-offset-2!',
          fill ? 'min-h-0 flex-1' : 'h-96',
        )}
      >
        <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const trade = trades[index]
            return (
              trade && (
                <div
                  key={key}
                  role="row"
                  aria-rowindex={index + 2}
                  className={cx(rowGrid, 'absolute inset-x-0 top-0')}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <TradeCells trade={trade} places={places} />
                </div>
              )
            )
          })}
        </div>
      </div>
    </div>
    // oxlint-enable jsx-a11y/prefer-tag-over-role
  )
}

const rowGrid = 'grid grid-cols-[1.3fr_1fr_1fr] items-center gap-2 px-3 h-5.5'

function TradeCells({ trade, places }: { trade: TapeTrade; places: ReturnType<typeof placesOf> }) {
  const { side, price, size, at } = trade
  const isBuy = side === 'buy'
  return (
    // oxlint-disable jsx-a11y/prefer-tag-over-role -- see above
    <>
      <span role="cell" className={isBuy ? 'text-gain' : 'text-loss'}>
        <span aria-hidden>{isBuy ? '▲ ' : '▼ '}</span>
        <span className="sr-only">{isBuy ? t`Bought at` : t`Sold at`} </span>
        {formatPrice(price, places.price)}
      </span>
      <span role="cell" className="text-right">
        {formatSize(size, places.size)}
      </span>
      <time role="cell" dateTime={isoTime(at)} className="text-right text-muted">
        {formatClock(at)}
      </time>
    </>
    // oxlint-enable jsx-a11y/prefer-tag-over-role
  )
}

function placesOf(trades: readonly TapeTrade[]) {
  const most = (key: 'price' | 'size') =>
    Math.max(0, ...trades.map((trade) => trade[key].split('.')[1]?.length ?? 0))
  return { price: most('price'), size: most('size') }
}
