/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   cards are made by `display`, which strips a table of its semantics: the roles give them back */
import { t } from '@lingui/core/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { intervals, type Interval, type Signal } from '../../../../contract/market/market.ts'
import { cx } from '../../../lib/cx.ts'
import { useRowsInView } from '../../../ui/table/use-rows-in-view.ts'
import type { MarketFacts, MarketOrder, SortKey } from './market-order.ts'
import { MarketRow } from './market-row.tsx'

export interface MarketTableProps {
  markets: readonly MarketFacts[]
  pinned: ReadonlySet<string>
  signals: ReadonlyMap<string, Partial<Record<Interval, Signal>>>
  sort: MarketOrder['sort']
  onSort: (key: SortKey) => void
  isStale: boolean
  /** The last 24 hours of markets are unknown, and will be for a while. */
  hasNoDays: boolean
}

const columns: { key: SortKey; name: string; isNumber: boolean }[] = [
  {
    key: 'symbol',
    get name() {
      return t`Market`
    },
    isNumber: false,
  },
  {
    key: 'price',
    get name() {
      return t`Price`
    },
    isNumber: true,
  },
  {
    key: 'change',
    get name() {
      return t`24 h change`
    },
    isNumber: true,
  },
  {
    key: 'volume',
    get name() {
      return t`24 h volume`
    },
    isNumber: true,
  },
]

const none = {}
/** Up to this number all rows are drawn. */
const fewRows = 40
const rowHeight = { wide: 49, narrow: 129 }

const head = 'h-9 border-b border-line px-3 font-medium first:pl-0'

export function MarketTable(props: MarketTableProps) {
  const { markets, pinned, signals, sort, onSort, isStale, hasNoDays } = props
  const { body, measure, above, below, rows } = useRowsInView<HTMLTableSectionElement>({
    keys: markets.map(({ symbol }) => symbol),
    rowHeight: window.innerWidth < 768 ? rowHeight.narrow : rowHeight.wide,
    fewRows,
  })
  const sortable = { sort, onSort }
  return (
    <table
      role="table"
      aria-rowcount={markets.length + 1}
      className="w-full border-collapse max-md:block md:table-fixed"
    >
      <caption className="sr-only">{t`Markets`}</caption>
      <thead role="rowgroup" className="text-xs text-muted max-md:sr-only">
        <tr role="row">
          {columns.map(({ key, name, isNumber }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              aria-sort={directionOf(sort, key)}
              className={cx(head, isNumber ? 'text-right' : 'text-left')}
            >
              <SortButton {...sortable} column={key} name={name} />
            </th>
          ))}
          <th
            role="columnheader"
            scope="col"
            className={cx(head, 'w-36 text-right md:max-lg:hidden')}
          >{t`Last 24 hours`}</th>
          {intervals.map((interval) => (
            <th
              key={interval}
              role="columnheader"
              scope="col"
              aria-sort={interval === '1h' ? directionOf(sort, 'signal') : undefined}
              className="h-9 w-13 border-b border-line px-0.5 text-center font-medium"
            >
              <span className="sr-only">{t`Signal `}</span>
              {interval === '1h' ? (
                <SortButton {...sortable} column="signal" name={interval} />
              ) : (
                interval
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} role="rowgroup" className="max-md:block">
        <Room height={above} />
        {rows.map((index) => {
          const market = markets[index]
          if (market === undefined) return null
          return (
            <MarketRow
              key={market.symbol}
              ref={measure}
              index={index}
              market={market}
              isPinned={pinned.has(market.symbol)}
              signals={signals.get(market.symbol) ?? none}
              isStale={isStale}
              hasNoDay={hasNoDays}
            />
          )
        })}
        <Room height={below} />
      </tbody>
    </table>
  )
}

/** Empty space for rows that are not drawn. */
function Room({ height }: { height: number }) {
  if (height === 0) return null
  return (
    <tr aria-hidden className="max-md:block">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it is room, nobody is told of it. */}
      <td
        colSpan={columns.length + 1 + intervals.length}
        style={{ height }}
        className="max-md:block"
      />
    </tr>
  )
}

interface SortButtonProps {
  sort: MarketOrder['sort']
  onSort: (key: SortKey) => void
  column: SortKey
  name: string
}

function SortButton({ sort, onSort, column, name }: SortButtonProps) {
  const Arrow = sort?.isDescending === true ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      onClick={() => onSort(column)}
      className="inline-flex min-h-6 items-center gap-1 rounded-sm font-medium hover:text-text"
    >
      {name}
      {sort?.key === column && <Arrow aria-hidden className="size-3" />}
    </button>
  )
}

function directionOf(sort: MarketOrder['sort'], key: SortKey) {
  if (sort?.key !== key) return undefined
  return sort.isDescending ? 'descending' : 'ascending'
}
