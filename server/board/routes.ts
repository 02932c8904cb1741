import {
  getLeaderboardAnalytics,
  getLeaderboardHealth,
  getLeaderboardStats,
  getTrader,
  listRankings,
} from '../../contract/board/leaderboard.ts'
import * as contract from '../../contract/endpoints.ts'
import { optionalViewerRoute, publicRoute, type Route, viewerRoute } from '../route.ts'
import { allowFollowing, followTrader, listFollowed, unfollowTrader } from './following/follow.ts'
import { stopCopying } from './following/stop-copying.ts'
import { readAnalytics } from './analytics.ts'
import { readLeaderboardHealth } from './health.ts'
import { readRankings } from './rankings.ts'
import { readStats } from './stats.ts'
import { readTrader } from './trader.ts'

export const followingRoutes: Route[] = [
  viewerRoute(contract.listFollowed, listFollowed),
  viewerRoute(contract.allowFollowing, allowFollowing),
  viewerRoute(contract.followTrader, followTrader),
  viewerRoute(contract.unfollowTrader, unfollowTrader),
  viewerRoute(contract.stopCopying, stopCopying),
]

export const leaderboardRoutes: Route[] = [
  publicRoute(getLeaderboardStats, readStats),
  optionalViewerRoute(listRankings, readRankings),
  publicRoute(getTrader, readTrader),
  publicRoute(getLeaderboardAnalytics, readAnalytics),
  publicRoute(getLeaderboardHealth, readLeaderboardHealth),
]
