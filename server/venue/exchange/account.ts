// Converts the exchange's answers about an account into our shapes.
import type { ExchangeFill, OrderState } from '../port.ts'
import { causeOf } from './fills/fill-cause.ts'
import { inOrder } from './fills/fill-order.ts'
import type { WireFill, WireOrder } from './responses.ts'

/** Resting orders, together with the child orders that wait for them. */
export function restingOrders(orders: WireOrder[]): OrderState[] {
  return orders.flatMap((order) => [
    orderState(order, 'open', order.timestamp),
    ...(order.children ?? []).map((child) => orderState(child, 'open', child.timestamp)),
  ])
}

export function orderState(order: WireOrder, status: string, at: number): OrderState {
  return {
    symbol: order.coin,
    cloid: order.cloid ?? null,
    oid: order.oid,
    status,
    side: order.side === 'B' ? 'buy' : 'sell',
    originalSize: order.origSz,
    remainingSize: order.sz,
    triggerPrice: order.isTrigger === true ? (order.triggerPx ?? null) : null,
    reduceOnly: order.reduceOnly ?? false,
    at,
  }
}

export function exchangeFill(fill: WireFill, user: string): ExchangeFill {
  return {
    tid: fill.tid,
    oid: fill.oid,
    cloid: fill.cloid ?? null,
    symbol: fill.coin,
    isBuy: fill.side === 'B',
    size: fill.sz,
    price: fill.px,
    ...feeOf(fill),
    closedPnl: fill.closedPnl,
    startPosition: fill.startPosition,
    direction: fill.dir,
    cause: causeOf(fill, user),
    at: fill.time,
  }
}

function feeOf({ fee, feeToken, builderFee }: WireFill) {
  if (feeToken === 'USDC' || feeToken === null || feeToken === undefined) {
    return { fee, builderFee: builderFee ?? '0' }
  }
  return { fee: '0', builderFee: '0', feePaid: { token: feeToken, amount: fee } }
}

/** In the order in which they happened, without duplicates. */
export function distinctFills(fills: ExchangeFill[]): ExchangeFill[] {
  const seen = new Map(
    fills.map((fill) => [`${fill.symbol}:${fill.at}:${fill.tid}:${fill.oid}`, fill]),
  )
  return inOrder([...seen.values()])
}
