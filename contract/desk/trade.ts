// A trade by hand: an entry with its stop and up to five targets, as requested and as returned.
import * as z from 'zod/mini'
import { DecimalString } from '../primitives.ts'
import { Protection } from '../trading/positions.ts'
import { Amount, IsoTime, Share } from './shared.ts'

export const TradeId = z
  .string()
  .check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/, 'must be an id'))
const Size = Amount

const mostTargets = 5

export const NewTargets = z
  .array(
    z.strictObject({
      price: Amount,
      /** Base units. One target may leave it out, and then closes whatever the others leave. */
      quantity: z.optional(Size),
      /** Percent of the trade, instead of `quantity`. */
      percent_to_close: z.optional(Share),
      order_type: z._default(z.enum(['limit', 'market']), 'limit'),
    }),
  )
  .check(z.maxLength(mostTargets))
export type NewTargets = z.infer<typeof NewTargets>

export const NewBreakEven = z.strictObject({
  enabled: z._default(z.boolean(), true),
  /**
   * Percent from the entry price in the trade's favour at which the stop moves to break-even; 0: at once. By default
   * the distance of the stop.
   */
  trigger_percent: z.optional(
    z.number().check(
      z.gte(0),
      z.lte(1_000),
      z.refine((value) => value === 0 || value >= 0.000001, 'must be 0 or at least 0.000001'),
    ),
  ),
  /** Added beyond break-even, in units of price. */
  offset: z.optional(Amount),
})

export const NewTrade = z.strictObject({
  /** "BTC_USDT"; "BTC" means the same. */
  symbol: z
    .string()
    .check(z.regex(/^[A-Za-z0-9]{1,24}(_USD[TC]?)?$/, 'must be a market such as BTC_USDT')),
  side: z.enum(['buy', 'sell']),
  order_type: z.optional(z.enum(['limit', 'market'])),
  /** The limit price; absent: a market order. */
  entry_price: z.optional(Amount),
  /** Base units; absent: as much as the limits allow. */
  quantity: z.optional(Size),
  stop_loss_price: z.optional(z.nullable(Amount)),
  take_profit: z._default(NewTargets, []),
  leverage: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
  exchange_account_id: z.optional(TradeId),
  setup_tag: z.optional(z.string().check(z.minLength(1), z.maxLength(48))),
  break_even: z.optional(NewBreakEven),
  /** Like the header Idempotency-Key; the header counts when both are given. */
  idempotency_key: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
})
export type NewTrade = z.infer<typeof NewTrade>

const tradeStatuses = [
  'pending',
  'active',
  'took_profit',
  'stopped_out',
  'closed',
  'cancelled',
  'awaiting_reconciliation',
] as const
export const TradeStatus = z.enum(tradeStatuses)
export type TradeStatus = z.infer<typeof TradeStatus>

const SizeLimit = z.enum([
  'account_risk_percent',
  'max_risk_amount',
  'max_position_size',
  'insufficient_balance',
])

const Warning = z.object({
  code: z.enum([
    'HIGH_VOLATILITY',
    'APPROACHING_DRAWDOWN',
    'LARGE_POSITION',
    'TIGHT_STOP',
    'WIDE_STOP',
  ]),
  message: z.string(),
})

/** The terms of a trade, placed or not. */
const terms = {
  account_id: z.string(),
  symbol: z.string(),
  side: z.enum(['buy', 'sell']),
  entry_type: z.enum(['limit', 'market']),
  entry_price: DecimalString,
  /** Base units. */
  quantity: DecimalString,
  leverage: z.int(),
  stop_loss_price: z.nullable(DecimalString),
  /** USDC lost at the stop, without fees and slippage; null without a stop. */
  risk_amount: z.nullable(DecimalString),
  /** The largest size that the limits allow, and the limit that decides. */
  size: z.object({ quantity: DecimalString, limited_by: SizeLimit }),
  setup_tag: z.nullable(z.string()),
  warnings: z.array(Warning),
}

export const DeskTrade = z.object({
  id: z.string(),
  status: TradeStatus,
  ...terms,
  /** Null until the first fill. */
  average_entry: z.nullable(DecimalString),
  filled_quantity: DecimalString,
  /** What is open now, in base units; 0 while the entry waits and after the end. */
  open_quantity: DecimalString,
  /** Nearest first. */
  take_profit: z.array(
    z.object({
      price: DecimalString,
      quantity: DecimalString,
      order_type: z.enum(['limit', 'market']),
      filled_quantity: DecimalString,
      status: z.enum(['pending', 'reached', 'cancelled']),
    }),
  ),
  break_even: z.object({
    enabled: z.boolean(),
    trigger_percent: z.number(),
    offset: DecimalString,
    triggered: z.boolean(),
  }),
  /** Net result divided by the amount at risk; for an open trade at the current mark. */
  r_multiple: z.nullable(DecimalString),
  pnl: z.object({
    realized: DecimalString,
    unrealized: DecimalString,
    fees: DecimalString,
    funding: DecimalString,
    net: DecimalString,
    /** Percent of the margin. */
    net_pct: z.number(),
  }),
  protection: Protection,
  orders: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['entry', 'stop', 'target', 'close']),
      price: DecimalString,
      quantity: DecimalString,
      filled_quantity: DecimalString,
      status: z.enum(['intent', 'unknown', 'resting', 'filled', 'cancelled', 'rejected']),
    }),
  ),
  created_at: IsoTime,
  updated_at: IsoTime,
  closed_at: z.nullable(IsoTime),
})
export type DeskTrade = z.infer<typeof DeskTrade>

export const Placed = z.extend(DeskTrade, { trade_group_id: z.string() })

export const TradeCheck = z.object({
  ...terms,
  take_profit: z.array(z.object({ price: DecimalString, quantity: DecimalString })),
  /** Distance to the nearest target divided by distance to the stop. */
  risk_reward: z.nullable(DecimalString),
  /** USDC. */
  margin: DecimalString,
  /** USDC: taker fees of the entry and of the exit, at the stop where that is dearer. */
  fees: DecimalString,
  /** All nine, in the order in which they are made. */
  checks: z.array(
    z.object({
      check: z.string(),
      passed: z.boolean(),
      actual: z.nullable(DecimalString),
      limit: z.nullable(DecimalString),
    }),
  ),
  /** Percent of the day's starting equity that is lost by now. */
  daily_drawdown_percent: DecimalString,
})
export type TradeCheck = z.infer<typeof TradeCheck>
