// All traders of a person side by side: what each made of the same market, and what its model took for it.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors } from '../errors.ts'
import { UnixMs } from '../primitives.ts'
import { RowId, traderCase } from './trader-shared.ts'
import { traderStates, traderTypes } from './traders.ts'

const ArenaTrader = z.object({
  id: RowId,
  name: z.string(),
  account_type: z.enum(traderTypes),
  model: z.nullable(z.string()),
  state: z.enum(traderStates),
  symbols: z.array(z.string()),
  /** USDC; null: as much as the person's limits allow. */
  budget: z.nullable(z.number()),
  /** `[time, net USDC]` after fees and funding, oldest first: a point a closed position, then now with those that are open. */
  curve: z.array(z.tuple([UnixMs, z.number()])),
  trades: z.int(),
  /** 0…1; null without a closed position. */
  win_rate: z.nullable(z.number()),
  net_pnl: z.number(),
  /** USDC, at most 0: the deepest fall of the curve. */
  max_drawdown: z.number(),
  decisions: z.int(),
  tokens: z.int(),
  /** US dollars, since it was made. */
  cost: z.number(),
  /** What its first market has done since it was made, in percent; null for a trader of programs. */
  buy_and_hold_pct: z.nullable(z.number()),
  /**
   * `[time, net USDC]` of its budget held in its first market over the time of its curve, without leverage, fees or funding;
   * null for a trader of programs and without a budget.
   */
  buy_and_hold_curve: z.nullable(z.array(z.tuple([UnixMs, z.number()]))),
})
export type ArenaTrader = z.infer<typeof ArenaTrader>

export const getArena = defineEndpoint({
  ...traderCase,
  id: 'traders.arena',
  method: 'GET',
  path: '/api/account/arena',
  summary: 'The viewer’s traders compared, and how often their models agree',
  output: z.object({
    traders: z.array(ArenaTrader),
    /** Of two models: market and quarter of an hour in which both decided, and how often to the same side. */
    agreement: z.array(z.object({ a: RowId, b: RowId, shared: z.int(), same: z.int() })),
  }),
  errors: [...exchangeErrors],
})
