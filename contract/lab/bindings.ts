// Bindings: a program at work for a trader. Switching one on lets it trade real money by its schedule and its pools.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Interval } from '../market/market.ts'
import { RowId, idOf, intervalSecs, liveCase, traderCase } from '../traders/trader-shared.ts'
import { RuleCheck, executionActions } from './executions.ts'

export const Binding = z.object({
  id: RowId,
  program_id: RowId,
  account_id: RowId,
  pool_ids: z.array(RowId),
  interval_secs: z.int(),
  /** Whether it runs every `interval_secs`; without that only by its pools. Any run begins the wait anew. */
  scheduled: z.boolean(),
  enabled: z.boolean(),
  params_override: z.record(z.string(), z.number()),
  /** The markets that it may trade; the first is the usual one. */
  symbols: z.array(z.string()),
  /** What the program reads by when it names no interval. */
  interval: Interval,
  last_trigger_at: z.nullable(IsoTime),
  next_run_at: z.nullable(IsoTime),
  /** As text: why it does not trade now; null: nothing is in its way. */
  obstacle: z.nullable(z.string()),
  /** Open positions that it looks after. */
  open_positions: z.int(),
})
export type Binding = z.infer<typeof Binding>

const Symbols = z
  .array(z.string().check(z.minLength(1), z.maxLength(32)))
  .check(z.minLength(1), z.maxLength(8))
const Params = z.record(z.string().check(z.regex(/^\w{1,32}$/)), z.number())

const settings = {
  pool_ids: z.optional(z.array(RowId).check(z.maxLength(20))),
  interval_secs: z.optional(intervalSecs),
  scheduled: z.optional(z.boolean()),
  enabled: z.optional(z.boolean()),
  params_override: z.optional(Params),
  symbols: z.optional(Symbols),
  interval: z.optional(Interval),
}

export const listBindings = defineEndpoint({
  ...traderCase,
  id: 'bindings.list',
  method: 'GET',
  path: '/api/programs/bindings',
  summary: 'The viewer’s bindings, newest first',
  output: z.array(Binding),
  errors: [],
})

export const createBinding = defineEndpoint({
  ...liveCase,
  id: 'bindings.create',
  method: 'POST',
  path: '/api/programs/bindings',
  scope: 'trade',
  summary:
    'Bind a program to a trader. It is switched on unless `enabled` is false; its first run comes after `interval_secs`',
  body: z.strictObject({ program_id: RowId, account_id: RowId, ...settings }),
  output: Binding,
  status: 201,
  errors: ['NOT_FOUND', 'MARKET_TAKEN', ...exchangeErrors, ...idempotencyErrors],
})

export const changeBinding = defineEndpoint({
  ...liveCase,
  id: 'bindings.change',
  method: 'PUT',
  path: '/api/programs/bindings/:id',
  scope: 'trade',
  summary:
    'Switch on or off, or change how it runs. Switched off, its positions stay open with their stops and targets unless `positions` is "close"',
  params: idOf,
  body: z.strictObject({ ...settings, positions: z.optional(z.enum(['keep', 'close'])) }),
  output: Binding,
  errors: ['NOT_FOUND', 'MARKET_TAKEN', ...exchangeErrors, ...idempotencyErrors],
})

export const deleteBinding = defineEndpoint({
  ...liveCase,
  id: 'bindings.delete',
  method: 'DELETE',
  path: '/api/programs/bindings/:id',
  scope: 'trade',
  summary:
    'Unbind. What it did stays listed; its positions stay open, guarded by their stops and targets',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const previewRun = defineEndpoint({
  ...liveCase,
  id: 'bindings.preview',
  method: 'POST',
  path: '/api/programs/bindings/:id/preview-run',
  scope: 'trade',
  summary: 'What it would do now: the real account, the real market, no order',
  params: idOf,
  output: z.object({
    action: z.enum(executionActions),
    symbol: z.string(),
    /** Units of the coin as the rules leave it; null for a hold. */
    quantity: z.nullable(z.number()),
    reason: z.nullable(z.string()),
    /** What the program was given: time, money, prices, positions, params. */
    input: z.record(z.string(), z.unknown()),
    /** What it read, in order. */
    data_queries: z.array(z.unknown()),
    logs: z.array(z.string()),
    /** The nine checks; empty where nothing is opened. */
    checks: z.array(RuleCheck),
    /** Why nothing would come of it; null: the order would be sent. */
    error: z.nullable(z.string()),
    duration_ms: z.int(),
  }),
  errors: ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors],
})

export const listProgramAccounts = defineEndpoint({
  ...traderCase,
  id: 'bindings.accounts',
  method: 'GET',
  path: '/api/programs/accounts',
  summary: 'The traders that programs can be bound to, newest first',
  output: z.array(
    z.object({
      id: RowId,
      name: z.string(),
      account_type: z.literal('program'),
      state: z.string(),
    }),
  ),
  errors: [],
})
