import * as z from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { DecimalString, MoneyInput, SessionId, TradeId, UnixMs, page } from './primitives.ts'
import { compare } from './decimal.ts'
import { Pnl, Position } from './positions.ts'

export const limits = {
  budgetMinimum: 10,
  profitTargetMaximum: 500,
  lossThresholdMaximum: 100,
  lossThresholdDefault: 5,
  positionsMaximum: 10,
  positionsDefault: 3,
} as const

export const SessionStatus = z.enum(['active', 'closing', 'ended', 'failed'])
export type SessionStatus = z.infer<typeof SessionStatus>

export const EndReason = z.enum([
  'profit_target',
  'loss_threshold',
  'duration',
  'manual',
  'liquidated',
  'error',
])
export type EndReason = z.infer<typeof EndReason>

const SessionPlan = z.object({
  leverage: z.number(),
  /** Percent of the entry price, unsigned. */
  takeProfitPct: z.number(),
  /** Percent of the entry price, unsigned. */
  stopLossPct: z.number(),
  /** Margin per position: budget ÷ positions. USDC. */
  budgetPerPosition: DecimalString,
})
export type SessionPlan = z.infer<typeof SessionPlan>

export const Session = z.object({
  id: SessionId,
  kind: z.enum(['quick', 'advance']),
  status: SessionStatus,
  endReason: z.nullable(EndReason),
  assetIndex: z.int(),
  symbol: z.string(),
  /** USDC. */
  budget: DecimalString,
  /** Percent of budget. */
  profitTarget: z.number(),
  /** Percent of budget, unsigned. */
  lossThreshold: z.number(),
  maxPositions: z.int(),
  /** False once the viewer asked for no new entries. */
  acceptsEntries: z.boolean(),
  plan: SessionPlan,
  pnl: Pnl,
  startedAt: UnixMs,
  endsAt: z.nullable(UnixMs),
  endedAt: z.nullable(UnixMs),
  currentTradeId: z.nullable(TradeId),
  simulated: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const Trade = z.object({
  id: TradeId,
  sessionId: SessionId,
  symbol: z.string(),
  status: z.enum(['open', 'closed']),
  positions: z.array(Position),
  pnl: Pnl,
  openedAt: UnixMs,
  closedAt: z.nullable(UnixMs),
})
export type Trade = z.infer<typeof Trade>

export const CreateQuickSession = z.strictObject({
  budget: MoneyInput.check(
    z.refine(
      (value) => compare(value, limits.budgetMinimum) >= 0,
      `must be at least ${limits.budgetMinimum}`,
    ),
  ),
  profitTarget: z.number().check(z.gt(0), z.lte(limits.profitTargetMaximum)),
  lossThreshold: z._default(
    z.number().check(z.gt(0), z.lte(limits.lossThresholdMaximum)),
    limits.lossThresholdDefault,
  ),
  maxPositions: z._default(
    z.int().check(z.gte(1), z.lte(limits.positionsMaximum)),
    limits.positionsDefault,
  ),
  assetIndex: z.int().check(z.gte(0), z.lte(9999)),
})
export type CreateQuickSession = z.infer<typeof CreateQuickSession>

const createErrors = [
  'DUPLICATE_ASSET',
  'BUILDER_FEE_FAILED',
  'AGENT_NOT_APPROVED',
  'BUILDER_FEE_NOT_APPROVED',
  'INSUFFICIENT_BALANCE',
  'PLAN_INFEASIBLE',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_FLIGHT',
  'IDEMPOTENCY_INTERRUPTED',
  'EXCHANGE_UNAVAILABLE',
  'EXCHANGE_TIMEOUT',
] as const

export const createQuickSession = defineEndpoint({
  id: 'sessions.createQuick',
  method: 'POST',
  path: '/trading-sessions',
  auth: 'viewer',
  summary: 'Start a quick session: four numbers and a market',
  body: CreateQuickSession,
  output: Session,
  status: 201,
  errors: createErrors,
})

export const listSessions = defineEndpoint({
  id: 'sessions.list',
  method: 'GET',
  path: '/trading-sessions',
  auth: 'viewer',
  summary: 'All sessions of the viewer, newest first',
  query: z.strictObject({ status: z.optional(SessionStatus), ...page }),
  output: z.object({ items: z.array(Session), nextCursor: z.nullable(z.string()) }),
  errors: [],
})

export const listActiveSessions = defineEndpoint({
  id: 'sessions.active',
  method: 'GET',
  path: '/trading-sessions/active',
  auth: 'viewer',
  summary: 'Running sessions (active or closing), newest first',
  output: z.array(Session),
  errors: [],
})

export const getCurrentTrade = defineEndpoint({
  id: 'sessions.currentTrade',
  method: 'GET',
  path: '/trading-sessions/current-trade',
  auth: 'viewer',
  summary: 'The open trade with its positions; of the newest active session when none is named',
  query: z.strictObject({ sessionId: z.optional(SessionId) }),
  output: z.object({ trade: z.nullable(Trade), session: z.nullable(Session) }),
  errors: ['NOT_FOUND'],
})

export const getSession = defineEndpoint({
  id: 'sessions.get',
  method: 'GET',
  path: '/trading-sessions/:sessionId',
  auth: 'viewer',
  summary: 'One session',
  params: z.strictObject({ sessionId: SessionId }),
  output: Session,
  errors: ['NOT_FOUND'],
})

export const listSessionTrades = defineEndpoint({
  id: 'sessions.trades',
  method: 'GET',
  path: '/trading-sessions/:sessionId/trades',
  auth: 'viewer',
  summary: 'All trades of a session with their positions, open and closed, oldest first',
  params: z.strictObject({ sessionId: SessionId }),
  output: z.array(Trade),
  errors: ['NOT_FOUND'],
})

export const StopMode = z.enum(['no_new_entries', 'close_all', 'keep_positions'])
export type StopMode = z.infer<typeof StopMode>

export const stopSession = defineEndpoint({
  id: 'sessions.stop',
  method: 'POST',
  path: '/trading-sessions/:sessionId/stop',
  auth: 'viewer',
  summary:
    'Stop entering, close everything and end, or end and keep the positions with their stops on the exchange',
  params: z.strictObject({ sessionId: SessionId }),
  body: z.strictObject({ mode: StopMode }),
  output: Session,
  errors: [
    'NOT_FOUND',
    'SESSION_NOT_ACTIVE',
    'IDEMPOTENCY_KEY_REUSED',
    'IDEMPOTENCY_IN_FLIGHT',
    'IDEMPOTENCY_INTERRUPTED',
  ],
})

export const triggerCron = defineEndpoint({
  id: 'sessions.triggerCron',
  method: 'POST',
  path: '/trading-sessions/trigger-cron',
  auth: 'viewer',
  summary: 'Run one evaluation cycle of the viewer’s sessions now, exits before entries',
  output: z.object({
    evaluated: z.int(),
    opened: z.int(),
    closed: z.int(),
    skipped: z.int(),
    durationMs: z.int(),
  }),
  errors: [],
})
