// The list's view in the URL: ?q=bt&sort=-change. A minus is descending.
import { compare } from '../../../../contract/decimal.ts'
import type { MarketSummary, Signal } from '../../../../contract/market/market.ts'
import { pinnedFirst } from '../../../lib/kept/pinned-markets.ts'

export const sortKeys = ['symbol', 'price', 'change', 'volume', 'signal'] as const
export type SortKey = (typeof sortKeys)[number]

export interface MarketOrder {
  query: string
  /** Null: the exchange's own order. */
  sort: { key: SortKey; isDescending: boolean } | null
}

export interface MarketFacts {
  symbol: string
  day: MarketSummary | null
  /** The hourly signal, which the column is sorted by. */
  signal: Signal | null
}

export function readMarketOrder(search: URLSearchParams): MarketOrder {
  const text = search.get('sort') ?? ''
  const key = sortKeys.find((each) => each === text.replace(/^-/, ''))
  return {
    query: search.get('q') ?? '',
    sort: key === undefined ? null : { key, isDescending: text.startsWith('-') },
  }
}

export function writeMarketOrder(
  search: URLSearchParams,
  { query, sort }: MarketOrder,
): URLSearchParams {
  const written = new URLSearchParams(search)
  if (query === '') written.delete('q')
  else written.set('q', query)
  if (sort === null) written.delete('sort')
  else written.set('sort', `${sort.isDescending ? '-' : ''}${sort.key}`)
  return written
}

/**
 * The next sorting after a press on a column's header: the more useful direction first, then the other, then the
 * exchange's order.
 */
export function nextSort(sort: MarketOrder['sort'], key: SortKey): MarketOrder['sort'] {
  const first = key !== 'symbol'
  if (sort?.key !== key) return { key, isDescending: first }
  return sort.isDescending === first ? { key, isDescending: !first } : null
}

/** The markets whose name contains the search text, sorted, pinned ones first; unknown values go last. */
export function orderMarkets(
  markets: readonly MarketFacts[],
  order: MarketOrder,
  pinned: ReadonlySet<string>,
): MarketFacts[] {
  return pinnedFirst(sorted(markets, order), pinned)
}

function sorted(markets: readonly MarketFacts[], order: MarketOrder): MarketFacts[] {
  const wanted = order.query.trim().toUpperCase()
  const found = markets.filter(({ symbol }) => symbol.toUpperCase().includes(wanted))
  const { sort } = order
  if (sort === null) return found
  const direction = sort.isDescending ? -1 : 1
  return found.toSorted((left, right) => {
    const [one, other] = [sortValue(left, sort.key), sortValue(right, sort.key)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    const difference = sort.key === 'symbol' ? one.localeCompare(other) : compare(one, other)
    return direction * difference
  })
}

function sortValue({ symbol, day, signal }: MarketFacts, key: SortKey): string | null {
  switch (key) {
    case 'symbol':
      return symbol
    case 'price':
      return day?.price ?? null
    case 'change':
      return day === null || day.changePct === null ? null : String(day.changePct)
    case 'volume':
      return day?.volume ?? null
    case 'signal':
      return signal === null ? null : String(signal.score)
  }
}
