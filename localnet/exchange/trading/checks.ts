// Why an order is refused, with the exchange's texts. Order of the checks: shape, price, size, position, margin.
import { absolute, add, compare, isZero, multiply, subtract } from '../../../contract/decimal.ts'
import type { MarketAsset } from '../../types.ts'
import { builderFeeOf, tradingFee } from '../rules/fees.ts'
import { canAfford, leverageOf } from '../rules/margin.ts'
import { tierOf } from '../rules/margin-tiers.ts'
import { isOnLot, isOnTick } from '../rules/universe.ts'
import type { Amount } from '../storage/amount.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { isDelisted } from './by-venue.ts'
import { positionKey } from './fills.ts'
import { quote, slippage } from './matching.ts'
import { OrderRejection, reducible } from './orders.ts'

const minimumNotional = '10'
const freeOpenOrders = 1_000
const maximumOpenOrders = 5_000
const volumePerOpenOrder = 5_000_000

/** Checks that need only the order and the mark price. `parent`: set for a child order. */
export function checkForm(venue: Venue, order: Order, asset: MarketAsset, parent?: Order) {
  const suffix = ` asset=${order.asset}`
  if (isDelisted(venue, asset.index))
    throw new OrderRejection('rejected', `Trading is halted.${suffix}`)
  if (isZero(order.origSz) && !order.isPositionTpsl) {
    throw new OrderRejection('rejected', `Order has zero size.${suffix}`)
  }
  if (!isOnLot(order.origSz, asset)) {
    throw new OrderRejection('rejected', `Order has invalid size.${suffix}`)
  }
  if (isZero(order.limitPx)) {
    throw new OrderRejection('rejected', `Order has invalid price.${suffix}`)
  }
  const prices = order.trigger === null ? [order.limitPx] : [order.limitPx, order.trigger.px]
  if (!prices.every((px) => isOnTick(px, asset))) {
    throw new OrderRejection('tickRejected', `Price must be divisible by tick size.${suffix}`)
  }
  const reference = order.trigger?.px ?? venue.mark(order.asset)
  const tooLow = compare(order.limitPx, multiply(reference, '0.2')) <= 0
  if (tooLow || compare(order.limitPx, multiply(reference, 5)) > 0) {
    throw new OrderRejection(
      'oracleRejected',
      `Order price cannot be more than 80% away from the reference price${suffix}`,
    )
  }
  if (order.trigger !== null && isTriggered(order, triggerReference(venue, order, parent))) {
    throw new OrderRejection('badTriggerPxRejected', `Invalid TP/SL price.${suffix}`)
  }
  checkNotional(venue, order, suffix, parent)
}

/** Checks that depend on the account and the order book. */
export function checkAccount(venue: Venue, order: Order, asset: MarketAsset) {
  const suffix = ` asset=${order.asset}`
  checkOpenOrderLimit(venue, order, suffix)
  if (order.reduceOnly && isZero(reducible(venue, order))) {
    throw new OrderRejection(
      'reduceOnlyRejected',
      `Reduce only order would increase position.${suffix}`,
    )
  }
  if (order.trigger !== null) return
  const parts = quote(venue, order, order.sz)
  if (order.tif === 'Alo' && parts.length > 0) {
    const { bids, asks } = venue.book(asset)
    throw new OrderRejection(
      'badAloPxRejected',
      `Post only order would have immediately matched, bbo was ${bids[0]?.px}@${asks[0]?.px}.${suffix}`,
    )
  }
  if ((order.tif === 'Ioc' || order.tif === 'FrontendMarket') && parts.length === 0) {
    throw new OrderRejection(
      'iocCancelRejected',
      `Order could not immediately match against any resting orders.${suffix}`,
    )
  }
  if (!fitsTier(venue, order, asset)) {
    throw new OrderRejection(
      'perpMaxPositionRejected',
      `Order would cause position to exceed margin tier limit at current leverage${suffix}`,
    )
  }
  if (!hasMargin(venue, order)) {
    throw new OrderRejection('perpMarginRejected', `Insufficient margin to place order.${suffix}`)
  }
}

/** Whether what the position would be may have the leverage that is set. */
function fitsTier(venue: Venue, order: Order, asset: MarketAsset): boolean {
  const szi = venue.store.get('position', positionKey(order.user, asset.index))?.szi ?? '0'
  const after = order.isBuy ? add(szi, order.sz) : subtract(szi, order.sz)
  if (order.reduceOnly || compare(absolute(after), absolute(szi)) <= 0) return true
  const { maxLeverage } = tierOf(asset, multiply(absolute(after), venue.mark(asset.index)))
  return leverageOf(venue.account(order.user), asset) <= maxLeverage
}

/** Whether the account could afford the order if it filled now, including fees and slippage. */
export function hasMargin(venue: Venue, order: Order): boolean {
  if (order.reduceOnly) return true
  const parts = quote(venue, order, order.sz)
  const notional = add(...parts.map(({ px, sz }) => multiply(px, sz)))
  const cost = add(
    tradingFee(notional, true),
    order.builder === null ? '0' : builderFeeOf(notional, order.builder.fee),
    slippage(parts, venue.mark(order.asset), order.isBuy),
  )
  return canAfford(venue, order, cost)
}

/** A selling take-profit and a buying stop wait for the mark to rise, the other two for it to fall. */
export function triggersAbove(order: Order): boolean {
  return order.isBuy === (order.trigger?.tpsl === 'sl')
}

export function isTriggered(order: Order, mark: Amount): boolean {
  if (order.trigger === null) return false
  const side = compare(mark, order.trigger.px)
  return triggersAbove(order) ? side >= 0 : side <= 0
}

/** A child's trigger is compared with the price that its parent will fill at. */
function triggerReference(venue: Venue, order: Order, parent: Order | undefined): Amount {
  const waits = parent !== undefined && (parent.tif === 'Gtc' || parent.tif === 'Alo')
  return waits ? parent.limitPx : venue.mark(order.asset)
}

function checkNotional(venue: Venue, order: Order, suffix: string, parent: Order | undefined) {
  if (order.isPositionTpsl) return
  const closable = parent === undefined ? reducible(venue, order) : parent.origSz
  const closesAll = order.reduceOnly && compare(order.origSz, closable) >= 0
  if (closesAll && !isZero(closable) && !venue.refusesDust) return
  const px = order.trigger?.px ?? quote(venue, order, order.sz)[0]?.px ?? order.limitPx
  if (compare(multiply(px, order.origSz), minimumNotional) < 0) {
    throw new OrderRejection(
      'minTradeNtlRejected',
      `Order must have minimum value of $10.${suffix}`,
    )
  }
}

function checkOpenOrderLimit(venue: Venue, order: Order, suffix: string) {
  const open = venue.store.openOrdersOf(order.user).length
  const volume = Number(venue.account(order.user)?.volume ?? 0)
  const earned = Math.floor(volume / volumePerOpenOrder)
  const limit = Math.min(maximumOpenOrders, freeOpenOrders + earned)
  const restricted = open >= freeOpenOrders && (order.reduceOnly || order.trigger !== null)
  if (open >= limit || restricted) {
    throw new OrderRejection('tooManyOpenOrdersRejected', `Too many open orders.${suffix}`)
  }
}
