// Every endpoint there is. Static paths stand before parameters of the same depth.
export { createChallenge, getTradingKey, verifyChallenge } from './auth.ts'
export { getConfig } from './config.ts'
export { getHealth, getKafkaHealth } from './health.ts'
export { listSessionLogs, listTradeLogs } from './logs.ts'
export {
  getMarketHealth,
  listAllSignals,
  listCandleHistory,
  listCandles,
  listLatestCandles,
  listMarketSymbols,
  listSignals,
} from './market.ts'
export { closePosition, closeTrade } from './positions.ts'
export {
  createQuickSession,
  getCurrentTrade,
  getSession,
  listActiveSessions,
  listSessions,
  listSessionTrades,
  stopSession,
  triggerCron,
} from './sessions.ts'
export { getProfile } from './user.ts'
