// Orders on their way to the exchange.
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'

export type OrderRequest = {
  cloid: `0x${string}`
  assetIndex: number
  isBuy: boolean
  /** Base units. */
  size: DecimalString
  /** The worst price it may fill at. */
  limitPrice: DecimalString
  /** May only make a position smaller. */
  reduceOnly: boolean
} & (
  | { type: 'limit'; timeInForce: TimeInForce }
  /** Becomes an order at `limitPrice` once the mark is at or beyond `triggerPrice`. */
  | { type: 'take_profit' | 'stop_loss'; triggerPrice: DecimalString }
)

/** `immediate`: what does not fill at once is cancelled. `post_only`: refused when it would fill at once. */
export type TimeInForce = 'immediate' | 'resting' | 'post_only'

export type OrderOutcome =
  | { status: 'filled'; oid: number; size: DecimalString; averagePrice: DecimalString }
  | { status: 'resting'; oid: number }
  /** A child of an entry, or a trigger: accepted, its oid not told. */
  | { status: 'accepted' }
  | { status: 'rejected'; message: string }
  /** The request may or may not have arrived. Ask by cloid before anything else. */
  | { status: 'unknown'; message: string }

/** A body for the exchange, complete but for who posts it. */
export interface SignedOrder {
  action: Record<string, unknown>
  nonce: number
  signature: { r: `0x${string}`; s: `0x${string}`; v: number }
  expiresAt: UnixMs
}

/** What acts on an account, signed by its agent. */
export interface Orders {
  setLeverage(userId: UserId, assetIndex: number, leverage: number): Promise<void>
  /**
   * Send orders in one action. `bracket`: the first is an entry, the others its take-profit and stop, placed by the
   * exchange when it fills and cancelling each other. `unowned`: one order for what no session owns, which pays no
   * builder fee. One outcome per order, in order.
   */
  placeOrders(
    userId: UserId,
    orders: OrderRequest[],
    grouping: 'single' | 'bracket' | 'unowned',
  ): Promise<OrderOutcome[]>
  /** Used by nothing else of the user's, and near to now. */
  nextNonce(userId: UserId): Promise<number>
  /** Asks nothing of the exchange; the same input gives the same signature. Pays no builder, whose fee may be revoked. */
  signOrder(
    userId: UserId,
    order: OrderRequest,
    validity: { nonce: number; expiresAt: UnixMs },
  ): Promise<SignedOrder>
  /**
   * Uses the nonce up for nothing, so that what was signed with it is worthless from then on. False: it was used before,
   * and what was signed with it may have been acted on.
   */
  burnNonce(userId: UserId, nonce: number): Promise<boolean>
  cancelOrders(
    userId: UserId,
    orders: { assetIndex: number; cloid: `0x${string}` }[],
  ): Promise<void>
}
