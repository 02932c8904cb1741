// What programs decided for traders, and what became of it. Executions outlive programs and bindings.
import * as z from 'zod/mini'
import { riskChecks } from '../desk/risk-checks.ts'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { DecimalString, queryInt } from '../primitives.ts'
import { RowId, RowIdText, traderCase } from '../traders/trader-shared.ts'

export const executionActions = ['buy', 'sell', 'close', 'hold', 'error'] as const
/** What started the run. `manual`: the person asked for a run now. */
export const executionCauses = ['scheduled', 'signal', 'manual'] as const
/**
 * `decided`: written down, not carried out yet. `sent`: its order is at the exchange. `done`: nothing is left to do.
 * `refused`: the rules, the market's holder or the exchange said no. `failed`: the run itself. `missed`: the server was
 * away for too long to still carry it out.
 */
export const executionStates = ['decided', 'sent', 'done', 'refused', 'failed', 'missed'] as const

export const RuleCheck = z.object({
  check: z.enum(riskChecks),
  passed: z.boolean(),
  actual: z.nullable(DecimalString),
  limit: z.nullable(DecimalString),
})

export const Execution = z.object({
  id: RowId,
  program_id: RowId,
  program_version: z.int(),
  binding_id: RowId,
  account_id: RowId,
  cause: z.enum(executionCauses),
  action: z.enum(executionActions),
  status: z.enum(executionStates),
  symbol: z.string(),
  /** Units of the coin, as the rules left it; null where there is none. */
  quantity: z.nullable(z.number()),
  /** As the program wanted it. */
  wished_quantity: z.nullable(z.number()),
  /** The program's own. */
  reason: z.nullable(z.string()),
  /** What it was decided by. */
  price: z.nullable(z.number()),
  stop: z.nullable(z.number()),
  target: z.nullable(z.number()),
  leverage: z.nullable(z.number()),
  /** The nine checks, where an order was held against them. */
  checks: z.nullable(z.array(RuleCheck)),
  /** Client order id. */
  order_id: z.nullable(z.string()),
  /** Why nothing, or something else, came of it. */
  error: z.nullable(z.string()),
  logs: z.array(z.string()),
  duration_ms: z.int(),
  executed_at: IsoTime,
})
export type Execution = z.infer<typeof Execution>

/** UTC, ISO text: a day or a time. */
const QueryTime = z.pipe(
  z
    .string()
    .check(
      z.regex(
        /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/,
        'must be a UTC day or time such as 2026-04-01T00:00:00Z',
      ),
    ),
  z.pipe(
    z.transform((text: string) => Date.parse(text)),
    z.int(),
  ),
)

export const listExecutions = defineEndpoint({
  ...traderCase,
  id: 'executions.list',
  method: 'GET',
  path: '/api/programs/executions',
  summary: 'What programs decided and what became of it, newest first',
  query: z.strictObject({
    program_id: z.optional(RowIdText),
    account_id: z.optional(RowIdText),
    binding_id: z.optional(RowIdText),
    action: z.optional(z.enum(executionActions)),
    before: z.optional(QueryTime),
    after: z.optional(QueryTime),
    page: queryInt(1, 100_000, 1),
    limit: queryInt(1, 200, 50),
  }),
  output: z.array(Execution),
  errors: [],
})
