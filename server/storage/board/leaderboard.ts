import type { Database } from '../kernel/database.ts'
import { leaderboardAnalytics } from './leaderboard-analytics.ts'
import { leaderboardProjection } from './leaderboard-projection.ts'
import { leaderboardRankings } from './leaderboard-rankings.ts'
import { leaderboardTraders } from './leaderboard-traders.ts'

export const leaderboardStore = (db: Database) => ({
  ...leaderboardProjection(db),
  ...leaderboardRankings(db),
  ...leaderboardTraders(db),
  ...leaderboardAnalytics(db),
})
