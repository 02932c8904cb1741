import {
  getLeaderboardAnalytics,
  getLeaderboardHealth,
  getLeaderboardStats,
  getTrader,
  listRankings,
} from '../../contract/board/leaderboard.ts'
import { optionalViewerRoute, publicRoute, type Route } from '../route.ts'
import { readAnalytics } from './analytics.ts'
import { readLeaderboardHealth } from './health.ts'
import { readRankings } from './rankings.ts'
import { readStats } from './stats.ts'
import { readTrader } from './trader.ts'

export const leaderboardRoutes: Route[] = [
  publicRoute(getLeaderboardStats, readStats),
  optionalViewerRoute(listRankings, readRankings),
  publicRoute(getTrader, readTrader),
  publicRoute(getLeaderboardAnalytics, readAnalytics),
  publicRoute(getLeaderboardHealth, readLeaderboardHealth),
]
