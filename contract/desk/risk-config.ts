// The limits that people set for themselves. All of them apply to trades by hand; some also limit sessions.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { IsoTime, desk, digitsOf } from './shared.ts'

const fields = {
  /** Percent of the balance that the stop of one trade may lose. */
  account_risk_percent: z.number(),
  /** USDC that the stop of one trade may lose; null: no limit. */
  max_risk_amount: z.nullable(z.number()),
  /** Base units of one trade; null: no limit. */
  max_position_size: z.nullable(z.number()),
  max_leverage: z.int(),
  /** Percent of the equity at the start of the UTC day. */
  daily_max_drawdown_percent: z.number(),
  max_open_positions: z.int(),
  require_stop_loss: z.boolean(),
  /** Distance to the nearest target divided by distance to the stop. */
  min_risk_reward_ratio: z.number(),
}

export const RiskConfig = z.object({
  ...fields,
  /** False: the defaults, which limit trades by hand only; sessions are limited once the person has set limits. */
  limits_sessions: z.boolean(),
  /** Requested limits that allow more, and when they take effect; null: none. */
  pending: z.nullable(z.object({ ...fields, takes_effect_at: IsoTime })),
})
export type RiskConfig = z.infer<typeof RiskConfig>

/** Stored exactly as written, with up to this many decimals. */
const plain = z.refine<number>(
  (value) => /^\d+(\.\d{1,8})?$/.test(digitsOf(value)),
  'must have at most 8 decimals',
)
const percent = z.number().check(z.gt(0), z.lte(100), plain)
const amount = z.number().check(z.gt(0), z.lte(1e12), plain)

export const RiskConfigChange = z.strictObject({
  account_risk_percent: z.optional(percent),
  max_risk_amount: z.optional(z.nullable(amount)),
  max_position_size: z.optional(z.nullable(amount)),
  max_leverage: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
  daily_max_drawdown_percent: z.optional(percent),
  max_open_positions: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
  require_stop_loss: z.optional(z.boolean()),
  min_risk_reward_ratio: z.optional(z.number().check(z.gte(0), z.lte(1_000), plain)),
})
export type RiskConfigChange = z.infer<typeof RiskConfigChange>

export const getRiskConfig = defineEndpoint({
  ...desk,
  id: 'risk.get',
  method: 'GET',
  path: '/api/v1/risk-config',
  summary: 'The limits of the viewer, as they are in force now',
  output: RiskConfig,
  errors: [],
})

export const putRiskConfig = defineEndpoint({
  ...desk,
  id: 'risk.put',
  method: 'PUT',
  path: '/api/v1/risk-config',
  scope: 'trade',
  summary:
    'Change limits. Tighter ones hold at once; looser ones from the next UTC day on, unless no trade is open and less than half of the daily limit is lost',
  body: RiskConfigChange,
  output: RiskConfig,
  errors: [...idempotencyErrors, ...exchangeErrors],
})
