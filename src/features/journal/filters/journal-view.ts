// The journal's filters in the URL, shared by trades and analytics: ?range=1m&symbol=BTC_USDT&side=buy. Defaults are
// left out.
import { tradeOrigins } from '../../../../contract/journal/journal-trade.ts'
import type { InputOf } from '../../../../contract/endpoint.ts'
import type { getOverview } from '../../../../contract/journal/analytics.ts'
import { tradeSorts } from '../../../../contract/journal/closed-trades.ts'
import { addDays, dayOf, zoneName } from './days.ts'

export const ranges = ['1d', '1w', '1m', '3m', '6m', '1y', 'all'] as const
export type Range = (typeof ranges)[number]

const sides = ['buy', 'sell'] as const
const results = ['win', 'loss'] as const
const plannings = ['yes', 'no'] as const
export type Sort = (typeof tradeSorts)[number]

export interface JournalView {
  /** Null: the two dates apply. */
  range: Range | null
  /** `2026-01-31`, a whole day in the viewer's zone, included; empty: open. */
  from: string
  to: string
  exchange: string
  symbol: string
  side: string
  origin: string
  setup: string
  /** The name of a tag. */
  tag: string
  /** A net result of 0 or less is a loss. */
  result: string
  /** Whether it had a stop and a target when it was opened. */
  planned: string
  /** Part of symbol, setup, tag or notes. */
  q: string
  sort: Sort
  order: 'asc' | 'desc'
}

export const usualView: JournalView = {
  range: 'all',
  from: '',
  to: '',
  exchange: '',
  symbol: '',
  side: '',
  origin: '',
  setup: '',
  tag: '',
  result: '',
  planned: '',
  q: '',
  sort: 'closed_at',
  order: 'desc',
}

/** Without sort and order: what a saved view and both sides of a comparison consist of. */
export type JournalFilters = Omit<JournalView, 'sort' | 'order'>

const texts = [
  'exchange',
  'symbol',
  'side',
  'origin',
  'setup',
  'tag',
  'result',
  'planned',
  'q',
] as const
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

export function readView(search: URLSearchParams): JournalView {
  const day = (name: string): string => {
    const value = search.get(name) ?? ''
    return dayPattern.test(value) ? value : ''
  }
  const [from, to] = [day('from'), day('to')]
  const known = ranges.find((range) => range === search.get('range'))
  const text = (name: string): string => (search.get(name) ?? '').slice(0, 64)
  const one = (name: string, of: readonly string[]): string =>
    of.find((choice) => choice === search.get(name)) ?? ''
  return {
    range: known ?? (from === '' && to === '' ? usualView.range : null),
    from: known === undefined ? from : '',
    to: known === undefined ? to : '',
    exchange: text('exchange'),
    symbol: text('symbol'),
    side: one('side', sides),
    origin: one('origin', tradeOrigins),
    setup: text('setup'),
    tag: text('tag'),
    result: one('result', results),
    planned: one('planned', plannings),
    q: text('q'),
    sort: tradeSorts.find((sort) => sort === search.get('sort')) ?? usualView.sort,
    order: search.get('order') === 'asc' ? 'asc' : usualView.order,
  }
}

/** Writes changes of the view into a URL; what else it holds stays. A range removes the dates, and dates the range. */
export function writeView(search: URLSearchParams, change: Partial<JournalView>): URLSearchParams {
  const view = { ...readView(search), ...change }
  if (change.range !== undefined && change.range !== null) Object.assign(view, { from: '', to: '' })
  else if (change.from !== undefined || change.to !== undefined) view.range = null
  if (view.range === null && view.from === '' && view.to === '') view.range = usualView.range
  const next = new URLSearchParams(search)
  for (const name of [...texts, 'range', 'from', 'to', 'sort', 'order'] as const) {
    const value = view[name]
    if (value === null || value === usualView[name]) next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** The filters of a view as a search: what links between the journal's pages carry. Empty without any. */
export function filterSearch(view: JournalFilters): string {
  const { range, from, to } = view
  return writeView(new URLSearchParams(), {
    ...Object.fromEntries(texts.map((name) => [name, view[name]])),
    ...(range === null ? { from, to } : { range }),
  }).toString()
}

/** How many filters are set, the dates as one. */
export function countFilters(view: JournalFilters): number {
  const dated = view.range === usualView.range ? 0 : 1
  return dated + texts.filter((name) => view[name] !== '').length
}

const months: Partial<Record<Range, number>> = { '1m': 1, '3m': 3, '6m': 6, '1y': 12 }

/** The first day of a range that ends with `today`; null: from the beginning. */
export function firstDay(range: Range, today: string): string | null {
  if (range === 'all') return null
  if (range === '1d') return today
  if (range === '1w') return addDays(today, -6)
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const whole = year * 12 + (month - 1) - (months[range] ?? 0)
  const first = `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}-01`
  return addDays(addDays(first, day - 1), 1)
}

/** Each name is one of the endpoint's filters, and each value one that `readView` let through. */
type TradeQuery = InputOf<typeof getOverview>['query']

/** The filters as a query of the API: names, whole days and the zone that they are days of. */
export function filterQuery(view: JournalFilters, now: number): TradeQuery {
  const from = view.range === null ? view.from : firstDay(view.range, dayOf(now))
  const given: Record<string, string | null> = {
    ...Object.fromEntries(texts.map((name) => [name, view[name].trim()])),
    date_from: from,
    date_to: view.range === null ? view.to : null,
    tz: zoneName(),
  }
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ) as TradeQuery
}
