// The documented API, route by route: the documents' example requests, and what must come back.
import type { DocumentedRoute } from '../../../contract/http/documented.ts'

/** A person with a running session and an open position, and all ids that the routes need. */
export interface Scene {
  address: string
  userId: string
  signature: string
  sessionId: string
  tradeId: string
  positionId: string
  friend: string
}

export interface Documented {
  isPublic?: true
  /** Of success; 200 by default. */
  status?: number
  body?: (scene: Scene) => unknown
  /** Fields that the answer must have; for a list, in each item. */
  fields: readonly string[]
  /** The error that a scene without rewards gets. */
  refusal?: string
}

const pnl = ['pnl.realized', 'pnl.unrealized', 'pnl.fees', 'pnl.funding', 'pnl.net', 'pnl.netPct']
const session = [
  'id',
  'kind',
  'status',
  'endReason',
  'assetIndex',
  'symbol',
  'budget',
  'profitTarget',
  'lossThreshold',
  'maxPositions',
  'plan.leverage',
  'plan.takeProfitPct',
  'plan.stopLossPct',
  'plan.budgetPerPosition',
  'startedAt',
  'endsAt',
  'endedAt',
  'currentTradeId',
  'simulated',
  ...pnl,
]
const position = [
  'id',
  'tradeId',
  'sessionId',
  'symbol',
  'side',
  'size',
  'entryPrice',
  'markPrice',
  'leverage',
  'takeProfitPrice',
  'stopLossPrice',
  'liquidationPrice',
  'protection',
  'status',
  'openedAt',
  'closedAt',
  'closeReason',
  ...pnl,
]
const under = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}.${name}`)
const list = ['items', 'nextCursor']
const logs = [
  ...list,
  ...under('items.0', ['id', 'at', 'level', 'kind', 'message', 'sessionId', 'tradeId', 'data']),
]
const candle = ['t', 'T', 'o', 'h', 'l', 'c', 'v', 'n']
const candles = ['symbol', 'interval', ...under('candles.0', candle)]
const signal = [
  'symbol',
  'interval',
  'at',
  'side',
  'score',
  'regime',
  'components',
  'price',
  'reason',
]
const unsigned = ['status', 'typedData.message', 'typedData.action', 'nonce', 'fee', 'youReceive']

export const documentedApi: Record<DocumentedRoute, Documented> = {
  'POST /auth/evm/challenge': {
    isPublic: true,
    body: ({ address }) => ({ address }),
    fields: ['address', 'nonce', 'message', 'expiresAt'],
  },
  'POST /auth/evm/verify': {
    isPublic: true,
    body: ({ address, signature }) => ({ address, signature }),
    fields: ['ok', 'accessToken', 'tokenType', 'expiresIn', 'user.id', 'user.account.equity'],
  },
  'GET /auth/evm/trading-key': {
    fields: [
      'agentAddress',
      'agentName',
      'approved',
      'validUntil',
      'builder.address',
      'builder.maxFeeRate',
      'builder.approved',
      'approveAgent.action',
      'approveBuilderFee.nonce',
    ],
  },
  'POST /trading-sessions': {
    status: 201,
    body: () => ({
      budget: 100,
      profitTarget: 40,
      lossThreshold: 5,
      maxPositions: 3,
      assetIndex: 0,
    }),
    fields: session,
  },
  'POST /trading-sessions/advance': {
    status: 201,
    // The examples use one market, which allows one session per person: here the next market.
    body: () => ({
      amount: 100,
      executionStrategy: 'Conservative',
      strategyDuration: '1D',
      assetIndex: 1,
      maxWalletBudget: false,
    }),
    fields: [...session, 'executionStrategy', 'strategyDuration', 'maxWalletBudget'],
  },
  'GET /trading-sessions/active': { fields: under('0', session) },
  'GET /trading-sessions/current-trade': {
    fields: [
      ...under('session', session),
      ...under('trade', ['id', 'sessionId', 'symbol', 'status', 'openedAt', 'closedAt', ...pnl]),
      ...under('trade.positions.0', position),
    ],
  },
  'GET /trading-sessions/:sessionId/logs': { fields: logs },
  'GET /trading-sessions/trades/:tradeId/logs': { fields: logs },
  'POST /trading-sessions/positions/:positionId/close-signature': {
    fields: ['action', 'nonce', 'exchangeUrl', 'expiresAt', ...under('signature', ['r', 's', 'v'])],
  },
  'POST /trading-sessions/positions/:positionId/close': {
    fields: ['result', ...under('position', position)],
  },
  'POST /trading-sessions/trades/:tradeId/close': { fields: ['tradeId', 'results'] },
  'POST /trading-sessions/trigger-cron': {
    fields: ['evaluated', 'opened', 'closed', 'skipped', 'durationMs'],
  },
  'GET /user/profile': {
    fields: [
      'id',
      'address',
      'createdAt',
      'role',
      'account.equity',
      'account.withdrawable',
      'account.marginUsed',
      'referral.code',
      'referral.referredBy',
      'settings',
    ],
  },
  'POST /user/fills/sync': { fields: ['synced', 'newFills', 'cursor'] },
  'POST /user/close-position': {
    body: () => ({ assetIndex: 0 }),
    fields: ['symbol', 'result'],
  },
  'POST /user/close-all-positions': { fields: ['results'] },
  'POST /user/withdraw': { body: () => ({ amount: 10 }), fields: unsigned },
  'POST /user/send-usdc': {
    body: ({ friend }) => ({ amount: '2.5', destination: friend }),
    fields: unsigned,
  },
  'POST /user/claim-reward': {
    status: 409,
    refusal: 'REWARD_BELOW_MINIMUM',
    fields: ['statusCode', 'error', 'message', 'code', 'requestId'],
  },
  'GET /api/indicators/health': {
    isPublic: true,
    fields: ['status', 'symbols', ...under('streams.0', ['name', 'ageMs', 'status'])],
  },
  'GET /api/indicators/candles/latest': { isPublic: true, fields: under('BTC', candle) },
  'GET /api/indicators/candles/history/:symbol': { isPublic: true, fields: candles },
  'GET /api/indicators/candles/:symbol/:interval': { isPublic: true, fields: candles },
  'GET /api/indicators/candles/aggregated/symbols': {
    isPublic: true,
    fields: under('symbols.0', ['symbol', 'assetIndex', 'maxLeverage', 'szDecimals']),
  },
  'GET /api/indicators/signals/:symbol/:interval': {
    isPublic: true,
    fields: ['symbol', 'interval', 'items', ...under('latest', signal)],
  },
  'GET /api/indicators/signals/all/:interval': {
    isPublic: true,
    fields: ['interval', ...under('items.0', signal)],
  },
  'GET /api/leaderboard/stats': {
    isPublic: true,
    fields: ['traders', 'sessions', 'volume', 'netPnl', 'updatedAt'],
  },
  'GET /api/leaderboard/rankings': { isPublic: true, fields: ['period', ...list] },
  'GET /api/leaderboard/user/:userId': {
    isPublic: true,
    fields: [
      'rank',
      'userId',
      'address',
      'label',
      'house',
      'netPnl',
      'roiPct',
      'volume',
      'winRatePct',
      'maxDrawdownPct',
      'sessions',
      'trades',
      'curve',
    ],
  },
  'GET /api/leaderboard/analytics': { isPublic: true, fields: ['period'] },
  'GET /api/leaderboard/health': { isPublic: true, fields: ['status', 'computedAt', 'lagMs'] },
  'GET /referrals/:userId': {
    fields: [
      'code',
      'link',
      'rate',
      'eligible',
      'eligibility.volume',
      'eligibility.required',
      'referredBy',
      'rewards.accrued',
      'rewards.claimable',
      'rewards.claimed',
    ],
  },
  'GET /referrals/:userId/stats': {
    fields: ['invited', 'traded', 'volume', 'earned', 'byMonth'],
  },
  'POST /referrals/:userId/code': { status: 201, fields: ['code', 'link', 'rate'] },
  'POST /referrals/check': {
    isPublic: true,
    body: () => ({ code: 'OPTIONAL' }),
    fields: ['valid', 'code'],
  },
  'POST /usdc-verification/verify': {
    body: () => ({ txHash: `0x${'ab'.repeat(32)}` }),
    fields: ['status', 'confirmations', 'required'],
  },
  'GET /usdc-verification/my-transactions': { fields: list },
  'GET /usdc-verification/total-deposited': { fields: ['total', 'count'] },
  'GET /health': {
    isPublic: true,
    fields: ['status', 'version', 'uptimeMs', ...under('checks', ['storage', 'exchange', 'chain'])],
  },
  'GET /health/kafka': { isPublic: true, fields: ['status'] },
}

/** The path with the scene's ids filled in. */
export function pathIn(scene: Scene, route: string): string {
  const values: Record<string, string> = { ...scene, symbol: 'BTC', interval: '1h' }
  const path = route.slice(route.indexOf(' ') + 1)
  return path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name)
}
