import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { DecimalString, SessionId, TradeId, UnixMs, UserId, page } from '../primitives.ts'
import { besideWords } from '../reasons/reason-of.ts'
import { GateFinding, Reason } from '../reasons/reasons.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Pnl, Position } from '../trading/positions.ts'
import { EndReason, ExecutionStrategy, StopMode, StrategyDuration } from './kinds.ts'
import { Expected } from './expected.ts'
import { SessionStrategy } from './session-strategy.ts'
import { SessionProgram } from './session-programs.ts'

export * from './kinds.ts'

export const SessionStatus = z.enum(['active', 'closing', 'ended', 'failed'])
export type SessionStatus = z.infer<typeof SessionStatus>

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

/** What prevents a running session from closing, and what to do. */
const Obstacle = z.object({
  /**
   * `agent`: nothing can be sent for the account. `close_refused`: the exchange keeps refusing this session's
   * closes, with the text in `message`; `busy`: because of too many requests; `clock`: as too late. `delisted`: the
   * exchange has closed the market and settles the positions.
   */
  code: z.enum(['agent', 'close_refused', 'busy', 'clock', 'delisted']),
  message: z.string(),
  reason: besideWords(Reason),
  since: z.nullable(UnixMs),
})

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
  /** The three choices of an advance session. */
  executionStrategy: z.optional(ExecutionStrategy),
  strategyDuration: z.optional(StrategyDuration),
  maxWalletBudget: z.optional(z.boolean()),
  /** Whose decisions are its signals; absent: Alura's. */
  program: z.optional(SessionProgram),
  /** How it reads its signals, as set at its start, even if sessions of its kind start differently today. */
  strategy: z.optional(SessionStrategy),
  /** The trader whose session it copies; absent: nobody’s. */
  copiedFrom: z.optional(UserId),
  /** False once the viewer has asked for no new entries. */
  acceptsEntries: z.boolean(),
  plan: SessionPlan,
  pnl: Pnl,
  startedAt: UnixMs,
  endsAt: z.nullable(UnixMs),
  /** Milliseconds from its start to the end of its time; null: open-ended. */
  durationMs: z.optional(z.nullable(z.int())),
  endedAt: z.nullable(UnixMs),
  currentTradeId: z.nullable(TradeId),
  /**
   * What sessions like it earned on past candles, as it was known at its start; null: not worked out yet, a program decides, or
   * the past was too short.
   */
  expected: z.optional(z.nullable(Expected)),
  simulated: z.boolean(),
  obstacle: z.optional(z.nullable(Obstacle)),
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

/** A gate that an entry must pass, in the order in which they are checked. */
export const GateReport = z.object({
  gate: z.string(),
  /** `not_reached`: an earlier gate blocks, so that this one was not checked. */
  status: z.enum(['pass', 'block', 'not_reached']),
  required: z.string(),
  actual: z.string(),
  message: z.string(),
  reason: besideWords(GateFinding),
})
export type GateReport = z.infer<typeof GateReport>

export const SessionGates = z.object({
  at: UnixMs,
  /** The gate that blocks; null: an entry would be made now. */
  blockedBy: z.nullable(z.string()),
  gates: z.array(GateReport),
})
export type SessionGates = z.infer<typeof SessionGates>

export const listGates = defineEndpoint({
  id: 'sessions.gates',
  method: 'GET',
  path: '/trading-sessions/:sessionId/gates',
  auth: 'viewer',
  summary: 'Why no trade: every gate of an entry as it stands now, and the first that is shut',
  params: z.strictObject({ sessionId: SessionId }),
  output: SessionGates,
  errors: ['NOT_FOUND', 'SESSION_NOT_ACTIVE', ...exchangeErrors],
})

export const stopSession = defineEndpoint({
  id: 'sessions.stop',
  method: 'POST',
  path: '/trading-sessions/:sessionId/stop',
  auth: 'viewer',
  scope: 'trade',
  summary:
    'Stop entering, close everything and end, or end and keep the positions with their stops on the exchange; the last also while it closes',
  params: z.strictObject({ sessionId: SessionId }),
  body: z.strictObject({ mode: StopMode }),
  output: Session,
  errors: ['NOT_FOUND', 'SESSION_NOT_ACTIVE', ...idempotencyErrors],
})

export const triggerCron = defineEndpoint({
  id: 'sessions.triggerCron',
  method: 'POST',
  path: '/trading-sessions/trigger-cron',
  auth: 'viewer',
  scope: 'trade',
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
