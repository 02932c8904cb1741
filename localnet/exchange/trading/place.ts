// Places one order and answers as the exchange does.
import { isZero } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { toLot } from '../rules/universe.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { checkAccount, checkForm } from './checks.ts'
import { averagePrice, take } from './matching.ts'
import type { Taken } from './matching.ts'
import { OrderRejection, fillableSize, finish, save, wasRefused } from './orders.ts'
import type { OrderRequest } from './requests.ts'

export type PlacedStatus =
  | { resting: { oid: number; cloid?: string } }
  | { filled: { totalSz: string; avgPx: string; oid: number; cloid?: string } }
  | { error: string }
  | 'waitingForFill'
  | 'waitingForTrigger'

export interface Placing {
  user: HexAddress
  builder: Order['builder']
  /** The fault F6: only half of what would fill does. */
  halfFill?: boolean
  /** The order that this one replaces: it may keep its client id, and stays in its group. */
  replaces?: Order
  /** The TWAP that it is a slice of. */
  twapId?: number
}

export interface Placed {
  status: PlacedStatus
  /** Undefined when the request was refused before it became an order. */
  order?: Order
}

/** Does not throw when an order is refused: the refusal is in the status, and stored under the order's client id. */
export function placeOrder(venue: Venue, placing: Placing, request: OrderRequest): Placed {
  const asset = venue.asset(request.a)
  if (asset === undefined) return { status: { error: `Invalid asset. asset=${request.a}` } }
  const duplicate = duplicateOf(venue, placing, request)
  if (duplicate !== undefined) return { status: { error: duplicate } }

  const order = draft(venue, placing, request)
  try {
    checkForm(venue, order, asset)
    checkAccount(venue, order, asset)
  } catch (error) {
    if (!(error instanceof OrderRejection)) throw error
    return { status: { error: error.message }, order: finish(venue, order, error.status) }
  }
  return order.trigger === null ? placeLimit(venue, order, placing) : placeTrigger(venue, order)
}

/** Why the request's client id may not be used; undefined when it may. A refused order leaves its id free. */
export function duplicateOf(
  venue: Venue,
  { user, replaces }: Placing,
  request: OrderRequest,
): string | undefined {
  if (request.c === undefined) return undefined
  const existing = venue.store.orderByCloid(user, request.c)
  if (existing === undefined || existing.oid === replaces?.oid) return undefined
  if (wasRefused(existing)) return undefined
  return `Duplicate cloid. asset=${request.a}`
}

/** The order as it would be, with its number; not stored yet. */
export function draft(venue: Venue, placing: Placing, request: OrderRequest): Order {
  const trigger = 'trigger' in request.t ? request.t.trigger : undefined
  return {
    oid: venue.next('nextOid'),
    user: placing.user,
    asset: request.a,
    isBuy: request.b,
    limitPx: request.p,
    origSz: request.s,
    sz: request.s,
    reduceOnly: request.r,
    tif: 'limit' in request.t ? request.t.limit.tif : null,
    trigger:
      trigger === undefined
        ? null
        : { px: trigger.triggerPx, isMarket: trigger.isMarket, tpsl: trigger.tpsl },
    isPositionTpsl: trigger !== undefined && request.r && isZero(request.s),
    cloid: request.c ?? null,
    builder: placing.builder,
    placedAt: venue.at,
    stage: trigger === undefined ? 'resting' : 'waitingForTrigger',
    status: 'open',
    statusAt: venue.at,
    parentOid: placing.replaces?.parentOid ?? null,
    group: placing.replaces?.group ?? null,
    ...(placing.twapId === undefined ? {} : { twapId: placing.twapId }),
  }
}

function placeTrigger(venue: Venue, order: Order): Placed {
  return { status: { resting: named(order) }, order: save(venue, order) }
}

function placeLimit(venue: Venue, order: Order, { halfFill = false }: Placing): Placed {
  venue.store.put('order', order.oid, order)
  const fillable = fillableSize(venue, order)
  const asset = venue.asset(order.asset)
  const size = halfFill && asset !== undefined ? toLot(Number(fillable) / 2, asset) : fillable
  const taken = take(venue, order, size)
  const rests = order.tif === 'Gtc' || order.tif === 'Alo'
  const ended = endTaken(venue, taken.order, rests)
  const status = isZero(taken.size) ? { resting: named(ended) } : filled(ended, taken)
  return { status, order: ended }
}

/** After filling what it could: the rest rests in the book or is cancelled. */
export function endTaken(venue: Venue, order: Order, rests: boolean): Order {
  if (isZero(order.sz)) return finish(venue, order, 'filled')
  if (order.reduceOnly && isZero(fillableSize(venue, order))) {
    return finish(venue, order, 'reduceOnlyCanceled')
  }
  if (rests) return save(venue, { ...order, stage: 'resting' })
  return finish(venue, order, order.sz === order.origSz ? 'iocCancelRejected' : 'canceled')
}

function filled(order: Order, taken: Taken): PlacedStatus {
  return { filled: { totalSz: taken.size, avgPx: averagePrice(taken), ...named(order) } }
}

function named({ oid, cloid }: Order): { oid: number; cloid?: string } {
  return cloid === null ? { oid } : { oid, cloid }
}
