// How a session starts: its two kinds of contract, and the conditions for starting.
import * as z from 'zod/mini'
import { compare } from '../decimal.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { MoneyInput } from '../primitives.ts'
import { besideWords } from '../reasons/reason-of.ts'
import { Reason } from '../reasons/reasons.ts'
import { SessionProgramChoice } from './session-programs.ts'
import { ExecutionStrategy, Session, StrategyDuration } from './sessions.ts'

export const limits = {
  budgetMinimum: 10,
  profitTargetMaximum: 500,
  lossThresholdMaximum: 100,
  lossThresholdDefault: 5,
  positionsMaximum: 10,
  positionsDefault: 3,
  /** Milliseconds: of a session's own time, where it is not its horizon's. */
  durationMinimumMs: 900_000,
  durationMaximumMs: 365 * 86_400_000,
} as const

/** USDC: of a session. */
export const Budget = MoneyInput.check(
  z.refine(
    (value) => compare(value, limits.budgetMinimum) >= 0,
    `must be at least ${limits.budgetMinimum}`,
  ),
)
const AssetIndex = z.int().check(z.gte(0), z.lte(9999))
const ProfitTarget = z.number().check(z.gt(0), z.lte(limits.profitTargetMaximum))
const LossThreshold = z.number().check(z.gt(0), z.lte(limits.lossThresholdMaximum))
const MaxPositions = z.int().check(z.gte(1), z.lte(limits.positionsMaximum))
const DurationMs = z.int().check(z.gte(limits.durationMinimumMs), z.lte(limits.durationMaximumMs))

export const CreateQuickSession = z.strictObject({
  budget: Budget,
  /** Percent of budget. */
  profitTarget: ProfitTarget,
  /** Percent of budget, unsigned. */
  lossThreshold: z._default(LossThreshold, limits.lossThresholdDefault),
  maxPositions: z._default(MaxPositions, limits.positionsDefault),
  /** Milliseconds after which it ends, if nothing has ended it before; absent: open-ended. */
  durationMs: z.optional(DurationMs),
  assetIndex: AssetIndex,
  /** A program of the viewer's that decides in the place of Alura's signals. */
  program: z.optional(SessionProgramChoice),
})
export type CreateQuickSession = z.infer<typeof CreateQuickSession>

export const CreateAdvanceSession = z.strictObject({
  /** USDC: the budget; with `maxWalletBudget` the least amount that must be free. */
  amount: Budget,
  executionStrategy: ExecutionStrategy,
  strategyDuration: StrategyDuration,
  assetIndex: AssetIndex,
  /** Use everything that is free when the session starts. */
  maxWalletBudget: z._default(z.boolean(), false),
  /** What the preset fills in may each be changed, in the units of a quick session; absent: the preset's. */
  profitTarget: z.optional(ProfitTarget),
  lossThreshold: z.optional(LossThreshold),
  maxPositions: z.optional(MaxPositions),
  durationMs: z.optional(DurationMs),
  program: z.optional(SessionProgramChoice),
})
export type CreateAdvanceSession = z.infer<typeof CreateAdvanceSession>

const riskRefusals = [
  'LEVERAGE_EXCEEDED',
  'MAX_POSITIONS_REACHED',
  'DAILY_DRAWDOWN_EXCEEDED',
] as const
export type RiskRefusal = (typeof riskRefusals)[number]

const startErrors = [
  'DUPLICATE_ASSET',
  'MARKET_TAKEN',
  'BUILDER_FEE_FAILED',
  'AGENT_NOT_APPROVED',
  'BUILDER_FEE_NOT_APPROVED',
  'INSUFFICIENT_BALANCE',
  'OWN_POSITION',
  'PLAN_INFEASIBLE',
  ...riskRefusals,
  ...idempotencyErrors,
  ...exchangeErrors,
] as const

export const createQuickSession = defineEndpoint({
  id: 'sessions.createQuick',
  method: 'POST',
  path: '/trading-sessions',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Start a quick session: four numbers and a market',
  body: CreateQuickSession,
  output: Session,
  status: 201,
  errors: startErrors,
})

export const createAdvanceSession = defineEndpoint({
  id: 'sessions.createAdvance',
  method: 'POST',
  path: '/trading-sessions/advance',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Start an advance session: an amount, a risk preset and a horizon',
  body: CreateAdvanceSession,
  output: Session,
  status: 201,
  errors: startErrors,
})

export const PreflightCheck = z.object({
  id: z.enum([
    'connection',
    'agent',
    'builder_fee',
    'balance',
    'market_free',
    'own_position',
    'risk_limits',
    'minimum_order',
    'leverage_window',
  ]),
  /** `skipped`: not checked because an earlier check failed. `warning` does not prevent a start. */
  status: z.enum(['ok', 'failed', 'warning', 'skipped']),
  required: z.optional(z.string()),
  actual: z.optional(z.string()),
  message: z.string(),
  reason: besideWords(Reason),
  /** What repairs it. */
  fix: z.optional(
    z.enum([
      'approve_agent',
      'approve_builder_fee',
      'deposit',
      'other_account',
      'lower_budget',
      'other_market',
      'close_position',
      'change_plan',
      'retry',
    ]),
  ),
})
export type PreflightCheck = z.infer<typeof PreflightCheck>

export const preflightSession = defineEndpoint({
  id: 'sessions.preflight',
  method: 'POST',
  path: '/trading-sessions/preflight',
  auth: 'viewer',
  scope: 'trade',
  summary: 'What stands between the viewer and this session; nothing is started',
  /** The body of either kind of start. */
  body: z.union([CreateQuickSession, CreateAdvanceSession]),
  output: z.object({ ok: z.boolean(), checks: z.array(PreflightCheck) }),
  errors: [],
})
