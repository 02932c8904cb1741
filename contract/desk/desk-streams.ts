// The desk's WebSocket, at /api/v1/ws and on a port of its own. Same protocol as /ws (`contract/live/live.ts`), other
// streams: `depth.BTC_USDT`, `trade.BTC_USDT`, `ticker.BTC_USDT` are public; `order.<user id>` and `balance.<user
// id>` are for that user, who signs in by cookie, Authorization header or AUTH.
import * as z from 'zod/mini'
import { DecimalString } from '../primitives.ts'
import { IsoTime } from './shared.ts'

/** Price and quantity, best first. */
const Levels = z.array(z.tuple([DecimalString, DecimalString]))

export const DepthEvent = z.object({
  e: z.literal('depth'),
  s: z.string(),
  bids: Levels,
  asks: Levels,
  at: IsoTime,
})
export type DepthEvent = z.infer<typeof DepthEvent>

export const TradeEvent = z.object({
  e: z.literal('trade'),
  s: z.string(),
  trade_id: z.string(),
  /** The taker's side. */
  side: z.enum(['buy', 'sell']),
  price: DecimalString,
  quantity: DecimalString,
  at: IsoTime,
})
export type TradeEvent = z.infer<typeof TradeEvent>

export const TickerEvent = z.object({
  e: z.literal('ticker'),
  s: z.string(),
  mark_price: DecimalString,
  mid_price: DecimalString,
  at: IsoTime,
})
export type TickerEvent = z.infer<typeof TickerEvent>

export const OrderEvent = z.object({
  e: z.literal('order_update'),
  s: z.string(),
  order_id: z.string(),
  position_id: z.string(),
  /** The trade by hand that the order belongs to; null for an order of a session. */
  trade_group_id: z.nullable(z.string()),
  kind: z.enum(['entry', 'stop', 'target', 'close']),
  /** As in the trade's list of orders. */
  status: z.enum(['intent', 'unknown', 'resting', 'filled', 'cancelled', 'rejected']),
  price: z.nullable(DecimalString),
  quantity: DecimalString,
  filled_quantity: DecimalString,
  at: IsoTime,
})
export type OrderEvent = z.infer<typeof OrderEvent>

export const BalanceEvent = z.object({
  e: z.literal('balance_update'),
  currency: z.literal('USDC'),
  total: DecimalString,
  available: DecimalString,
  used: DecimalString,
  at: IsoTime,
})
export type BalanceEvent = z.infer<typeof BalanceEvent>

const suffix = '_USDT'

/** The desk's documents name a market with "_USDT"; amounts are in USDC all the same. */
export function pairOf(symbol: string): string {
  return symbol + suffix
}

/** Undefined when it is not the name of a pair. */
export function marketOf(pair: string): string | undefined {
  return pair.endsWith(suffix) && pair.length > suffix.length
    ? pair.slice(0, -suffix.length)
    : undefined
}
