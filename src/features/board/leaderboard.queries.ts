import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  getLeaderboardAnalytics,
  getLeaderboardHealth,
  getLeaderboardStats,
  getTrader,
  listRankings,
  type Period,
  type Population,
} from '../../../contract/board/leaderboard.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Viewer } from '../../api/client.ts'
import { apiPages, apiQuery } from '../../api/query.ts'
import { boardQuery, type BoardView } from './board-view.ts'

/** Milliseconds. Rankings change with every close, but nobody reads them faster than this. */
const boardMs = 20_000

/** Another order or period replaces what is on screen when it has arrived, not before. */
export function rankingPages(viewer: Viewer | null, view: BoardView) {
  return infiniteQueryOptions({
    ...apiPages(viewer, listRankings, { query: { ...boardQuery(view), limit: '50' } }),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchInterval: boardMs,
    throwOnError: false,
  })
}

export function boardStatsQuery() {
  return queryOptions({
    ...apiQuery(null, getLeaderboardStats, {}),
    refetchInterval: boardMs,
    throwOnError: false,
  })
}

export function boardHealthQuery() {
  return queryOptions({
    ...apiQuery(null, getLeaderboardHealth, {}),
    refetchInterval: boardMs,
    throwOnError: false,
  })
}

/** For a curve beside others: one that fails to load is left out. */
export function traderCurveQuery(userId: UserId, period: Period) {
  return queryOptions({
    ...apiQuery(null, getTrader, { params: { userId }, query: { period } }),
    staleTime: 30_000,
    refetchInterval: 60_000,
    throwOnError: false,
  })
}

/** The page of one trader; an unknown trader has no page. */
export function traderQuery(userId: UserId, period: Period) {
  return queryOptions({
    ...apiQuery(null, getTrader, { params: { userId }, query: { period } }),
    placeholderData: keepPreviousData,
    refetchInterval: boardMs,
  })
}

export function analyticsQuery(period: Period, who: Population) {
  return queryOptions({
    ...apiQuery(null, getLeaderboardAnalytics, { query: { period, who } }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchInterval: 60_000,
    throwOnError: false,
  })
}
