// The documented API, which any compatible server offers. The rest of the contract is specific to this server.
import type { Endpoint } from '../endpoint.ts'

export const documentedRoutes = [
  'POST /auth/evm/challenge',
  'POST /auth/evm/verify',
  'GET /auth/evm/trading-key',
  'POST /trading-sessions',
  'POST /trading-sessions/advance',
  'GET /trading-sessions/active',
  'GET /trading-sessions/current-trade',
  'GET /trading-sessions/:sessionId/logs',
  'GET /trading-sessions/trades/:tradeId/logs',
  'POST /trading-sessions/positions/:positionId/close',
  'POST /trading-sessions/positions/:positionId/close-signature',
  'POST /trading-sessions/trades/:tradeId/close',
  'POST /trading-sessions/trigger-cron',
  'GET /user/profile',
  'POST /user/fills/sync',
  'POST /user/withdraw',
  'POST /user/close-position',
  'POST /user/close-all-positions',
  'POST /user/send-usdc',
  'POST /user/claim-reward',
  'GET /api/indicators/health',
  'GET /api/indicators/candles/latest',
  'GET /api/indicators/candles/history/:symbol',
  'GET /api/indicators/candles/:symbol/:interval',
  'GET /api/indicators/candles/aggregated/symbols',
  'GET /api/indicators/signals/:symbol/:interval',
  'GET /api/indicators/signals/all/:interval',
  'GET /api/leaderboard/stats',
  'GET /api/leaderboard/rankings',
  'GET /api/leaderboard/user/:userId',
  'GET /api/leaderboard/analytics',
  'GET /api/leaderboard/health',
  'GET /referrals/:userId',
  'GET /referrals/:userId/stats',
  'POST /referrals/:userId/code',
  'POST /referrals/check',
  'POST /usdc-verification/verify',
  'GET /usdc-verification/my-transactions',
  'GET /usdc-verification/total-deposited',
  'GET /health',
  'GET /health/kafka',
] as const

export type DocumentedRoute = (typeof documentedRoutes)[number]

const routes: ReadonlySet<string> = new Set(documentedRoutes)

export function isDocumented({ method, path }: Pick<Endpoint, 'method' | 'path'>): boolean {
  return routes.has(`${method} ${path}`)
}
