import { advanceSession, at, exampleIds, log, position, session, trade } from './entities.ts'
import type { Examples } from './example.ts'

export const sessionExamples: Examples<
  | 'closePosition'
  | 'closeTrade'
  | 'createAdvanceSession'
  | 'createCloseSignature'
  | 'createQuickSession'
  | 'getCurrentTrade'
  | 'getSession'
  | 'listActiveSessions'
  | 'listGates'
  | 'listSessionLogs'
  | 'listSessions'
  | 'listSessionTrades'
  | 'listTradeLogs'
  | 'preflightSession'
  | 'stopSession'
  | 'triggerCron'
> = {
  createQuickSession: {
    body: { budget: 100, profitTarget: 40, lossThreshold: 5, maxPositions: 3, assetIndex: 0 },
    response: session,
  },
  createAdvanceSession: {
    body: {
      amount: 100,
      executionStrategy: 'Conservative',
      strategyDuration: '1D',
      assetIndex: 0,
      maxWalletBudget: false,
    },
    response: advanceSession,
  },
  preflightSession: {
    body: { budget: 100, profitTarget: 40, lossThreshold: 5, maxPositions: 3, assetIndex: 0 },
    response: {
      ok: false,
      checks: [
        { id: 'connection', status: 'ok', message: 'The exchange answers' },
        {
          id: 'agent',
          status: 'failed',
          required: 'approved',
          actual: 'not approved',
          message: 'The agent may not trade for this wallet yet',
          fix: 'approve_agent',
        },
      ],
    },
  },
  listSessions: { response: { items: [session], nextCursor: null } },
  listActiveSessions: { response: [session] },
  getSession: { response: session },
  getCurrentTrade: { response: { trade, session } },
  listSessionTrades: { response: [trade] },
  listGates: {
    response: {
      at,
      blockedBy: 'signal_below_threshold',
      gates: [
        {
          gate: 'max_positions',
          status: 'pass',
          required: 'fewer than 3',
          actual: '1 open',
          message: '1 of 3 positions are open',
          reason: { code: 'max_positions', values: { open: 1, limit: 3 } },
        },
        {
          gate: 'signal_below_threshold',
          status: 'block',
          required: '0.1',
          actual: '+0.06',
          message: '1m and 5m are too weak (strongest +0.06 on 5m, needs 0.1)',
          reason: {
            code: 'signal_weak',
            values: { intervals: ['1m', '5m'], strongest: '5m', score: 0.06, threshold: 0.1 },
          },
        },
      ],
    },
  },
  stopSession: {
    body: { mode: 'close_all' },
    response: { ...session, status: 'closing', acceptsEntries: false },
  },
  triggerCron: { response: { evaluated: 1, opened: 0, closed: 0, skipped: 0, durationMs: 41 } },
  listSessionLogs: { response: { items: [log], nextCursor: null } },
  listTradeLogs: { response: { items: [log], nextCursor: null } },
  closePosition: {
    body: { fraction: 0.5 },
    response: {
      position: { ...position, size: '0.00083' },
      result: 'partial',
      fill: { size: '0.00083', price: '100740', fee: '0.046' },
    },
  },
  closeTrade: {
    response: {
      tradeId: exampleIds.trade,
      results: [{ positionId: exampleIds.position, symbol: 'BTC', result: 'closed' }],
    },
  },
  createCloseSignature: {
    body: { fraction: 1 },
    response: {
      action: {
        type: 'order',
        orders: [
          { a: 0, b: false, p: '98000', s: '0.00166', r: true, t: { limit: { tif: 'Ioc' } } },
        ],
        grouping: 'na',
      },
      nonce: at,
      signature: { r: `0x${'1'.repeat(64)}`, s: `0x${'2'.repeat(64)}`, v: 27 },
      exchangeUrl: 'http://127.0.0.1:3001',
      expiresAt: at + 60_000,
    },
  },
}
