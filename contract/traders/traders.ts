// Traders: an exchange account with a budget and rules, for which a program or a language model decides.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { MoneyInput } from '../primitives.ts'
import { RowId, TraderName, idOf, intervalSecs, traderCase } from './trader-shared.ts'

/** `prompt`: a language model decides. `program`: code of the person's own. */
export const traderTypes = ['prompt', 'program'] as const
/** `error`: it has stopped itself; `error` says why. */
export const traderStates = ['active', 'paused', 'error'] as const
/** What becomes of an order without a stop. `protect`: it gets the trader's protective stop. */
export const stopRules = ['protect', 'refuse'] as const

const Trigger = z.object({
  pool_ids: z.array(RowId),
  interval_secs: z.int(),
  scheduled: z.boolean(),
})

export const Trader = z.object({
  id: RowId,
  name: z.string(),
  account_type: z.enum(traderTypes),
  llm_provider: z.nullable(z.string()),
  llm_model: z.nullable(z.string()),
  llm_base_url: z.nullable(z.string()),
  /** The key itself is never returned. */
  has_llm_key: z.boolean(),
  state: z.enum(traderStates),
  /** As text: why it stopped; null unless `state` is `error`. */
  error: z.nullable(z.string()),
  exchange_account_id: z.string(),
  trigger: Trigger,
  prompt: z.nullable(z.string()),
  /** Of a trader for a language model: the markets that it may trade. */
  symbols: z.array(z.string()),
  /** What its model may take a day of UTC, held against before it is asked; null: no cap. */
  tokens_per_day: z.nullable(z.int()),
  /** US dollars. */
  cost_per_day: z.nullable(z.number()),
  /** US dollars per million tokens: what it reads, and what it writes. */
  price_in: z.nullable(z.number()),
  price_out: z.nullable(z.number()),
  /** As text: why its model is not asked now; null: nothing is in its way. */
  obstacle: z.nullable(z.string()),
  next_run_at: z.nullable(IsoTime),
  /** USDC that it may use as margin and lose; null: as much as the person's limits allow. */
  budget: z.nullable(z.number()),
  /** Percent of the budget that is lost when it closes everything and stops. */
  loss_threshold: z.number(),
  without_stop: z.enum(stopRules),
  /** Percent from the entry, of the stop that `protect` gives; nearer where the leverage asks for it. */
  protective_stop_percent: z.number(),
  created_at: IsoTime,
  stats: z.object({
    /** Positions that have closed. */
    trades: z.int(),
    /** USDC after fees and funding, of positions that have closed. */
    net_pnl: z.number(),
    /** Of the budget; null without one. */
    return_pct: z.nullable(z.number()),
    /** At most 0: of the budget, over closed positions; null without a budget. */
    max_drawdown_pct: z.nullable(z.number()),
    tokens_today: z.int(),
    cost_today: z.number(),
  }),
})
export type Trader = z.infer<typeof Trader>

/** US dollars. */
const UsdInput = z.number().check(z.gte(0), z.lte(100_000))
const Word = z.string().check(z.trim(), z.minLength(1), z.maxLength(128))
const terms = {
  llm_provider: z.optional(z.nullable(Word)),
  llm_model: z.optional(z.nullable(Word)),
  /** https, or http on this machine. */
  llm_base_url: z.optional(z.nullable(z.url().check(z.maxLength(512)))),
  /** Null removes it. */
  llm_api_key: z.optional(
    z.nullable(
      z
        .string()
        .check(z.minLength(1), z.maxLength(512), z.regex(/^[\x21-\x7e]+$/, 'must be one word')),
    ),
  ),
  trigger: z.optional(
    z.strictObject({
      pool_ids: z.optional(z.array(RowId).check(z.maxLength(20))),
      interval_secs: z.optional(intervalSecs),
      scheduled: z.optional(z.boolean()),
    }),
  ),
  prompt: z.optional(z.nullable(z.string().check(z.maxLength(20_000)))),
  symbols: z.optional(
    z
      .array(z.string().check(z.minLength(1), z.maxLength(32)))
      .check(z.minLength(1), z.maxLength(8)),
  ),
  tokens_per_day: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(1_000_000_000)))),
  /** Needs the prices: without them nothing can be counted. */
  cost_per_day: z.optional(z.nullable(UsdInput)),
  price_in: z.optional(z.nullable(UsdInput)),
  price_out: z.optional(z.nullable(UsdInput)),
  budget: z.optional(z.nullable(MoneyInput)),
  loss_threshold: z.optional(z.number().check(z.gt(0), z.lte(100))),
  without_stop: z.optional(z.enum(stopRules)),
  protective_stop_percent: z.optional(z.number().check(z.gte(0.1), z.lte(50))),
}

export const NewTrader = z.strictObject({
  name: TraderName,
  /** `prompt` when the body names a model, otherwise `program`. */
  account_type: z.optional(z.enum(traderTypes)),
  exchange_account_id: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  ...terms,
})
export type NewTrader = z.infer<typeof NewTrader>

const TraderChange = z.strictObject({ name: z.optional(TraderName), ...terms })
export type TraderChange = z.infer<typeof TraderChange>

export const listTraders = defineEndpoint({
  ...traderCase,
  id: 'traders.list',
  method: 'GET',
  path: '/api/account/list',
  summary: 'The viewer’s traders, newest first',
  output: z.array(Trader),
  errors: [],
})

export const createTrader = defineEndpoint({
  ...traderCase,
  id: 'traders.create',
  method: 'POST',
  path: '/api/account',
  scope: 'account',
  summary: 'Make a trader. A key for a language model is stored encrypted and never returned',
  body: NewTrader,
  output: Trader,
  status: 201,
  errors: [
    'NOT_FOUND',
    'VENUE_READ_ONLY',
    'TOO_MANY_ACCOUNTS',
    ...exchangeErrors,
    ...idempotencyErrors,
  ],
})

export const getOwnTrader = defineEndpoint({
  ...traderCase,
  id: 'traders.get',
  method: 'GET',
  path: '/api/account/:id',
  summary: 'One trader',
  params: idOf,
  output: Trader,
  errors: ['NOT_FOUND'],
})

export const changeTrader = defineEndpoint({
  ...traderCase,
  id: 'traders.change',
  method: 'PUT',
  path: '/api/account/:id',
  scope: 'account',
  summary: 'Change what the body names',
  params: idOf,
  body: TraderChange,
  output: Trader,
  errors: ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors],
})

export const deleteTrader = defineEndpoint({
  ...traderCase,
  id: 'traders.delete',
  method: 'DELETE',
  path: '/api/account/:id',
  scope: 'account',
  summary: 'Remove a trader that nothing is bound to; its key is destroyed, its executions stay',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', 'ACCOUNT_IN_USE', ...idempotencyErrors],
})

export const pauseTrader = defineEndpoint({
  ...traderCase,
  id: 'traders.pause',
  method: 'POST',
  path: '/api/account/:id/pause',
  scope: 'trade',
  summary: 'Run nothing more for this trader. What is open stays open, and guarded',
  params: idOf,
  output: Trader,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const resumeTrader = defineEndpoint({
  ...traderCase,
  id: 'traders.resume',
  method: 'POST',
  path: '/api/account/:id/resume',
  scope: 'trade',
  summary: 'Let it run again, also after it has stopped itself: its losses so far are forgiven',
  params: idOf,
  output: Trader,
  errors: ['NOT_FOUND', 'NO_MODEL', 'WALLET_MISSING', ...idempotencyErrors],
})
