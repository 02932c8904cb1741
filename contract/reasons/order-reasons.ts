// What happened to orders, fills and protection. `detail` is the original text of the exchange or the network.
import * as z from 'zod/mini'
import { DecimalString, Side } from '../primitives.ts'
import { CloseReason } from '../trading/positions.ts'
import { reasonOf } from './reason-of.ts'

const order = z.enum(['entry', 'take_profit', 'stop_loss', 'close'])
const fill = {
  side: Side,
  size: DecimalString,
  symbol: z.string(),
  price: DecimalString,
  /** USDC. */
  fee: DecimalString,
  oid: z.int(),
}

export const OrderReason = z.discriminatedUnion('code', [
  reasonOf('order_refused', { order, detail: z.string() }),
  reasonOf('order_unanswered', { order, detail: z.string() }),
  reasonOf('order_filled', {
    order,
    oid: z.int(),
    filled: DecimalString,
    size: DecimalString,
    price: DecimalString,
  }),
  /** An order with an unknown outcome: the exchange knows it and reports this state. */
  reasonOf('order_found', { order, oid: z.int(), state: z.string() }),
  reasonOf('order_lost', { order, how: z.enum(['never_arrived', 'recalled']) }),
  reasonOf('leverage_refused', { leverage: z.number(), detail: z.string() }),
  /** `detail`: null when the entry did not fill. */
  reasonOf('entry_failed', { side: Side, detail: z.nullable(z.string()) }),
  /** The entry had been given up, but filled. */
  reasonOf('entry_revived', { side: Side }),
  reasonOf('fill_opened', fill),
  reasonOf('fill_closed', { ...fill, closeReason: CloseReason }),
  reasonOf('position_closed', {
    side: Side,
    symbol: z.string(),
    closeReason: CloseReason,
    net: DecimalString,
    entryPrice: DecimalString,
    exitPrice: DecimalString,
  }),
  reasonOf('protected', {
    takeProfitPrice: z.nullable(DecimalString),
    stopLossPrice: z.nullable(DecimalString),
  }),
  reasonOf('price_watched', {}),
  /** `from`: null when there was no stop. */
  reasonOf('stop_moves', {
    side: Side,
    from: z.nullable(DecimalString),
    to: DecimalString,
    isBreakEven: z.boolean(),
  }),
  /** The new stop rests. */
  reasonOf('stop_moved', { from: z.nullable(DecimalString), to: DecimalString }),
  /** Changed by hand; empty: no targets are left. */
  reasonOf('targets_changed', { side: Side, prices: z.array(DecimalString) }),
  /** Placed by hand; `price`: null for a market order. Risk in USDC. */
  reasonOf('trade_placed', {
    side: Side,
    symbol: z.string(),
    size: DecimalString,
    price: z.nullable(DecimalString),
    leverage: z.number(),
    stopLossPrice: z.nullable(DecimalString),
    risk: z.nullable(DecimalString),
  }),
  /** A program's order; `because`: its own words. */
  reasonOf('program_placed', {
    side: Side,
    symbol: z.string(),
    size: DecimalString,
    leverage: z.number(),
    stopLossPrice: z.nullable(DecimalString),
    because: z.nullable(z.string()),
  }),
  /** `trigger`: the mark price at which the stop moves to break-even; null: it does not. */
  reasonOf('break_even_armed', { side: Side, trigger: z.nullable(DecimalString) }),
  reasonOf('break_even_failed', { detail: z.string() }),
  reasonOf('entry_withdrawn', { side: Side, price: DecimalString }),
  reasonOf('close_signed_again', {}),
  /** The exchange keeps refusing the close. */
  reasonOf('close_refused', { detail: z.string() }),
  reasonOf('close_busy', {}),
  reasonOf('close_expired', { detail: z.string() }),
  reasonOf('close_unauthorised', { detail: z.string() }),
  /** The exchange has closed the market. */
  reasonOf('awaits_settlement', { symbol: z.string() }),
  /** The position ends in the database without a fill. `notional`: USDC at the mark price; null when unknown. */
  reasonOf('position_left', {
    how: z.enum(['dust', 'unaccounted']),
    side: Side,
    symbol: z.string(),
    size: DecimalString,
    notional: z.nullable(DecimalString),
  }),
  reasonOf('authority_back', {}),
  /** A look failed; `detail`: null for a fault of the server itself. */
  reasonOf('trouble', { detail: z.nullable(z.string()) }),
])
export type OrderReason = z.infer<typeof OrderReason>
