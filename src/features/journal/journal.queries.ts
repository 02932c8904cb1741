import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  getDailyPnl,
  getDurationProfit,
  getEquityCurve,
  getExcursions,
  getFilterOptions,
  getOverview,
  getRDistribution,
  getReturnDistribution,
  getRuleFigures,
  getSetups,
  getSymbolBreakdown,
  getTargetFigures,
  getTimeDistribution,
} from '../../../contract/journal/analytics.ts'
import { listTags } from '../../../contract/journal/tags.ts'
import { getJournalTrade, listJournalTrades } from '../../../contract/journal/closed-trades.ts'
import type { Endpoint, InputOf, OutputOf } from '../../../contract/endpoint.ts'
import type { Viewer } from '../../api/client.ts'
import { apiQuery } from '../../api/query.ts'
import { now } from '../../lib/clock.ts'
import { filterQuery, type JournalFilters, type JournalView } from './filters/journal-view.ts'

export type Trades = OutputOf<typeof listJournalTrades>
export type Trade = Trades['trades'][number]
export type TradeDetail = OutputOf<typeof getJournalTrade>
export type Overview = OutputOf<typeof getOverview>
export type Tag = OutputOf<typeof listTags>['items'][number]

/** Milliseconds. A trade is added when it closes, and changes seldom afterwards. */
const journalMs = 30_000
/** Trades a page of the list. */
export const pageSize = 100

/** What other filters leave replaces what is on screen when it has arrived, not before. */
const shared = {
  placeholderData: keepPreviousData,
  staleTime: 5_000,
  refetchInterval: journalMs,
  throwOnError: false,
} as const

/** `page` counts from 1. */
export function tradesQuery(viewer: Viewer, view: JournalView, page: number) {
  const query = {
    ...filterQuery(view, now()),
    sort: view.sort,
    order: view.order,
    page: String(page),
    limit: String(pageSize),
  }
  return queryOptions({
    ...apiQuery(viewer, listJournalTrades, { query }),
    staleTime: 5_000,
    refetchInterval: journalMs,
    throwOnError: false,
  })
}

/** A trade that is not there has no page. */
export function tradeQuery(viewer: Viewer, id: string) {
  return queryOptions({
    ...apiQuery(viewer, getJournalTrade, { params: { id } }),
    staleTime: 5_000,
  })
}

export function tagsQuery(viewer: Viewer) {
  return queryOptions({ ...apiQuery(viewer, listTags, {}), staleTime: 10_000, throwOnError: false })
}

export function optionsQuery(viewer: Viewer) {
  return queryOptions({ ...apiQuery(viewer, getFilterOptions, { query: {} }), ...shared })
}

export const overviewQuery = filtered(getOverview)
export const equityQuery = filtered(getEquityCurve)
export const daysQuery = filtered(getDailyPnl)
export const symbolsQuery = filtered(getSymbolBreakdown)
export const durationsQuery = filtered(getDurationProfit)
export const returnsQuery = filtered(getReturnDistribution)
export const timesQuery = filtered(getTimeDistribution)
export const rsQuery = filtered(getRDistribution)
export const excursionsQuery = filtered(getExcursions)
export const rulesQuery = filtered(getRuleFigures)
export const targetsQuery = filtered(getTargetFigures)

/** For an endpoint whose query is the journal's filters. */
function filtered<E extends Endpoint>(endpoint: E) {
  return (viewer: Viewer, filters: JournalFilters) => {
    const input = { query: filterQuery(filters, now()) } as InputOf<E>
    return queryOptions({ ...apiQuery(viewer, endpoint, input), ...shared })
  }
}

export const groupings = ['setup', 'tag', 'symbol', 'hour', 'weekday', 'origin'] as const
export type Grouping = (typeof groupings)[number]

export function groupsQuery(viewer: Viewer, by: Grouping, filters: JournalFilters) {
  return queryOptions({
    ...apiQuery(viewer, getSetups, { query: { ...filterQuery(filters, now()), by } }),
    ...shared,
  })
}
