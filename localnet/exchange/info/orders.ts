// Requests about orders and fills.
import * as z from 'zod'
import { add, divide, multiply, roundSignificant } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Order } from '../storage/order-records.ts'
import { wireAddress, wireCloid, wireInteger } from '../trading/requests.ts'
import { fillsElsewhere } from '../elsewhere/rows.ts'
import type { Venue } from '../venue.ts'
import { ofUser } from './account.ts'
import { defineInfo } from './request.ts'
import {
  openOrdersShown,
  wire,
  wireFill,
  wireFrontendOrder,
  wireOrder,
  wireOrderStatus,
} from './wire.ts'
import type { WireFill } from './wire.ts'

const mostFills = 2_000
const keptFills = 10_000
const mostOrders = 2_000
const orderId = z.union([wireInteger, wireCloid])

export const openOrders = defineInfo(ofUser, (venue, { user }) =>
  openOrdersShown(venue, user).map((order) => wireOrder(venue, order)),
)

export const frontendOpenOrders = defineInfo(ofUser, (venue, { user }) =>
  openOrdersShown(venue, user).map((order) => wireFrontendOrder(venue, order)),
)

export const historicalOrders = defineInfo(ofUser, (venue, { user }) =>
  [...venue.store.ordersOf(user)]
    .sort((a, b) => b.statusAt - a.statusAt || b.oid - a.oid)
    .slice(0, mostOrders)
    .map((order) => wireOrderStatus(venue, order)),
)

export const orderStatusRequest = z.object({ user: wireAddress, oid: orderId })

export const orderStatus = defineInfo(orderStatusRequest, (venue, { user, oid }) => {
  const order = orderOf(venue, user, oid)
  if (order === undefined) return { status: 'unknownOid' }
  return { status: 'order', order: wireOrderStatus(venue, order) }
})

export const userFills = defineInfo(
  z.object({ user: wireAddress, aggregateByTime: z.boolean().nullish() }),
  (venue, { user, aggregateByTime }) => latestFills(venue, user, aggregateByTime === true),
)

export const userFillsByTime = defineInfo(
  z.object({
    user: wireAddress,
    startTime: z.number(),
    endTime: z.number().nullish(),
    aggregateByTime: z.boolean().nullish(),
    reversed: z.boolean().nullish(),
  }),
  (venue, request) => {
    const until = request.endTime ?? Number.POSITIVE_INFINITY
    const kept = keptFillsOf(venue, request.user).filter(
      ({ time }) => time >= request.startTime && time <= until,
    )
    const fills = request.aggregateByTime === true ? aggregated(kept) : kept
    if (request.reversed === true) fills.reverse()
    return fills.slice(0, mostFills)
  },
)

export function orderOf(venue: Venue, user: HexAddress, id: number | string): Order | undefined {
  const order =
    typeof id === 'number' ? venue.store.get('order', id) : venue.store.orderByCloid(user, id)
  return order?.user === user ? order : undefined
}

/** The latest fills of an account, newest first. */
export function latestFills(venue: Venue, user: HexAddress, aggregate: boolean): WireFill[] {
  const kept = keptFillsOf(venue, user)
  return (aggregate ? aggregated(kept) : kept).toReversed().slice(0, mostFills)
}

/** The latest fills that the exchange keeps, oldest first. */
function keptFillsOf(venue: Venue, user: HexAddress): WireFill[] {
  const own = [...venue.store.fillsOf(user)]
    .filter(({ twapId }) => twapId === undefined)
    .map((fill) => wireFill(venue, fill))
  const others = fillsElsewhere(venue, user)
  const all = others.length === 0 ? own : [...others, ...own].sort((a, b) => a.time - b.time)
  const told = venue.mixesFills ? all.toSorted((a, b) => a.time - b.time || a.tid - b.tid) : all
  return told.slice(-keptFills)
}

/** Combines fills of one order at one time into one row at their average price. */
export function aggregated(fills: WireFill[]): WireFill[] {
  const rows: WireFill[] = []
  for (const fill of fills) {
    const last = rows.at(-1)
    if (last === undefined || last.oid !== fill.oid || last.time !== fill.time) rows.push(fill)
    else rows[rows.length - 1] = joined(last, fill)
  }
  return rows
}

function joined(first: WireFill, second: WireFill): WireFill {
  const sz = add(first.sz, second.sz)
  const value = add(multiply(first.px, first.sz), multiply(second.px, second.sz))
  return {
    ...first,
    px: wire(roundSignificant(divide(value, sz), 10)),
    sz: wire(sz),
    closedPnl: wire(add(first.closedPnl, second.closedPnl)),
    fee: wire(add(first.fee, second.fee)),
    ...(first.builderFee === undefined && second.builderFee === undefined
      ? {}
      : { builderFee: wire(add(first.builderFee ?? '0', second.builderFee ?? '0')) }),
  }
}
