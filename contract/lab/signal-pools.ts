// Signal pools: conditions over indicators that start programs when they begin to hold, on closed bars.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Interval } from '../market/market.ts'
import { RowId, TraderName, idOf, traderCase } from '../traders/trader-shared.ts'

export const poolLogics = ['and', 'or'] as const
const poolOperators = ['>', '<', '>=', '<=', 'crosses_above', 'crosses_below'] as const

/** What a signal measures, of one closed bar. */
export const poolMetrics = [
  'price',
  /** Percent from the close of the bar before. */
  'price_change',
  'volume',
  /** Of the mean volume of the 20 bars before: 2 is twice as much. */
  'volume_ratio',
  'rsi',
  'macd',
  'macd_signal',
  'macd_histogram',
  /** Percent of the price above (below: negative) the average of 20 bars. */
  'ema_distance',
  'sma_distance',
  /** Where the price is between the bands: 0 at the lower, 100 at the upper. */
  'bollinger_position',
  /** Percent of the price. */
  'atr',
  'adx',
  'stochastic_k',
  'stochastic_d',
  /** The engine's signal, −1…1. */
  'score',
] as const
export type PoolMetric = (typeof poolMetrics)[number]

export const PoolSignal = z.strictObject({
  metric: z.enum(poolMetrics),
  interval: Interval,
  operator: z.enum(poolOperators),
  threshold: z.number().check(z.gte(-1e12), z.lte(1e12)),
})
export type PoolSignal = z.infer<typeof PoolSignal>

export const SignalPool = z.object({
  id: RowId,
  name: z.string(),
  logic: z.enum(poolLogics),
  signals_count: z.int(),
  signals: z.array(PoolSignal),
  /** It is looked at for each of them. */
  symbols: z.array(z.string()),
  enabled: z.boolean(),
  last_fired_at: z.nullable(IsoTime),
})
export type SignalPool = z.infer<typeof SignalPool>

const Symbols = z
  .array(z.string().check(z.minLength(1), z.maxLength(32)))
  .check(z.minLength(1), z.maxLength(10))
const Signals = z.array(PoolSignal).check(z.minLength(1), z.maxLength(10))

const NewSignalPool = z.strictObject({
  name: TraderName,
  logic: z._default(z.enum(poolLogics), 'and'),
  signals: Signals,
  symbols: z._default(Symbols, ['BTC']),
  enabled: z._default(z.boolean(), true),
})

const SignalPoolChange = z.strictObject({
  name: z.optional(TraderName),
  logic: z.optional(z.enum(poolLogics)),
  signals: z.optional(Signals),
  symbols: z.optional(Symbols),
  enabled: z.optional(z.boolean()),
})

export const listSignalPools = defineEndpoint({
  ...traderCase,
  id: 'pools.list',
  method: 'GET',
  path: '/api/programs/signal-pools',
  summary: 'The viewer’s signal pools, newest first',
  output: z.array(SignalPool),
  errors: [],
})

export const createSignalPool = defineEndpoint({
  ...traderCase,
  id: 'pools.create',
  method: 'POST',
  path: '/api/programs/signal-pools',
  scope: 'trade',
  summary: 'Make a signal pool',
  body: NewSignalPool,
  output: SignalPool,
  status: 201,
  errors: ['QUOTA_EXCEEDED', ...exchangeErrors, ...idempotencyErrors],
})

export const changeSignalPool = defineEndpoint({
  ...traderCase,
  id: 'pools.change',
  method: 'PUT',
  path: '/api/programs/signal-pools/:id',
  scope: 'trade',
  summary: 'Change what the body names',
  params: idOf,
  body: SignalPoolChange,
  output: SignalPool,
  errors: ['NOT_FOUND', ...exchangeErrors, ...idempotencyErrors],
})

export const deleteSignalPool = defineEndpoint({
  ...traderCase,
  id: 'pools.delete',
  method: 'DELETE',
  path: '/api/programs/signal-pools/:id',
  scope: 'trade',
  summary: 'Remove a pool; bindings are no longer started by it',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
