// Every endpoint there is. Static paths stand before parameters of the same depth.
export { closeAllPositions, closeAsset, signOutEverywhere, syncFills } from './account.ts'
export { createChallenge, getTradingKey, rotateTradingKey, verifyChallenge } from './auth.ts'
export { getAuthority } from './authority.ts'
export { getConfig } from './config.ts'
export { getTotalDeposited, listDeposits, verifyDeposit } from './deposits.ts'
export { getHealth, getKafkaHealth } from './health.ts'
export {
  getLeaderboardAnalytics,
  getLeaderboardHealth,
  getLeaderboardStats,
  getTrader,
  listRankings,
} from './leaderboard.ts'
export { listSessionLogs, listTradeLogs } from './logs.ts'
export {
  getMarketHealth,
  listAllSignals,
  listCandleHistory,
  listCandles,
  listLatestCandles,
  listMarketSummaries,
  listMarketSymbols,
  listSignals,
} from './market.ts'
export { closePosition, closeTrade, createCloseSignature } from './positions.ts'
export {
  checkReferralCode,
  claimReward,
  createReferralCode,
  getReferral,
  getReferralStats,
  listRewardClaims,
} from './referrals.ts'
export { createAdvanceSession, createQuickSession, preflightSession } from './session-starts.ts'
export {
  getCurrentTrade,
  getSession,
  listActiveSessions,
  listGates,
  listSessions,
  listSessionTrades,
  stopSession,
  triggerCron,
} from './sessions.ts'
export { getReconciliation, listEquity, listTransactions, sendUsdc, withdraw } from './transfers.ts'
export { getProfile } from './user.ts'
