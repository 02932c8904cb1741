// Placing, signing and cancelling orders.
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'

export type OrderRequest = {
  cloid: `0x${string}`
  assetIndex: number
  isBuy: boolean
  /** Base units. */
  size: DecimalString
  /** The worst price it may fill at. */
  limitPrice: DecimalString
  /** It may only reduce a position. */
  reduceOnly: boolean
} & (
  | { type: 'limit'; timeInForce: TimeInForce }
  /** Becomes an order at `limitPrice` once the mark reaches `triggerPrice`. */
  | { type: 'take_profit' | 'stop_loss'; triggerPrice: DecimalString }
)

/** `immediate`: what does not fill at once is cancelled. `post_only`: refused when it would fill at once. */
export type TimeInForce = 'immediate' | 'resting' | 'post_only'

export type OrderOutcome =
  | { status: 'filled'; oid: number; size: DecimalString; averagePrice: DecimalString }
  | { status: 'resting'; oid: number }
  /** A child order of an entry, or a trigger order: accepted, but its oid was not returned. */
  | { status: 'accepted' }
  | { status: 'rejected'; message: string }
  /** The request may or may not have arrived. Ask by cloid before doing anything else. */
  | { status: 'unknown'; message: string }

/** A complete body for the exchange, which anybody can post. */
export interface SignedOrder {
  action: Record<string, unknown>
  nonce: number
  signature: { r: `0x${string}`; s: `0x${string}`; v: number }
  expiresAt: UnixMs
}

/** Actions on an account, signed by its agent. */
export interface Orders {
  setLeverage(userId: UserId, assetIndex: number, leverage: number): Promise<void>
  /**
   * Sends orders in one action. `bracket`: the first is an entry, the others its take-profit and stop, which the
   * exchange places when it fills and which cancel each other. `unowned`: one order for a position of no session,
   * which pays no builder fee. Returns one outcome per order, in order.
   */
  placeOrders(
    userId: UserId,
    orders: OrderRequest[],
    grouping: 'single' | 'bracket' | 'unowned',
  ): Promise<OrderOutcome[]>
  /** A nonce near the current time that no other action of the user has. */
  nextNonce(userId: UserId): Promise<number>
  /**
   * Makes no request; the same input gives the same signature. Pays no builder fee, whose approval may have been
   * revoked.
   */
  signOrder(
    userId: UserId,
    order: OrderRequest,
    validity: { nonce: number; expiresAt: UnixMs },
  ): Promise<SignedOrder>
  /**
   * Uses up the nonce, so that nothing signed with it can be carried out any more. False when it was used before,
   * perhaps by that action.
   */
  burnNonce(userId: UserId, nonce: number): Promise<boolean>
  cancelOrders(
    userId: UserId,
    orders: { assetIndex: number; cloid: `0x${string}` }[],
  ): Promise<void>
}
