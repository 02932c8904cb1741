// Streams of one account. The protocol does not authenticate them: all accounts are public.
import * as z from 'zod'
import { activeAsset } from '../info/account.ts'
import { fundingRow } from '../info/funding.ts'
import { ledgerUpdatesIn } from '../info/ledger.ts'
import { assetNamed } from '../info/market.ts'
import { aggregated, latestFills } from '../info/orders.ts'
import {
  coinOf,
  openOrdersShown,
  wire,
  wireAccount,
  wireFill,
  wireFrontendOrder,
  wireOrder,
  wireOrderStatus,
} from '../info/wire.ts'
import type { HexAddress } from '../../types.ts'
import type { Order } from '../storage/order-records.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue, VenueEvent } from '../venue.ts'
import { defineStream, onChange } from './topic.ts'
import type { Topic } from './topic.ts'

const snapshotOrders = 2_000
const accountMs = 1_000
const dex = z.literal('').optional()
const ownStatuses = new Set(['canceled', 'open', 'filled', 'triggered'])

export const userFills = defineStream(
  z.object({
    type: z.literal('userFills'),
    user: wireAddress,
    aggregateByTime: z.boolean().nullish(),
  }),
  (venue, { user, aggregateByTime }): Topic => {
    const joins = aggregateByTime === true
    return {
      channel: 'userFills',
      first: () => [
        {
          user,
          fills: latestFills(venue, user, joins),
          isSnapshot: true,
        },
      ],
      happened(events) {
        const fills = fillsOf(venue, user, events)
        return fills.length > 0 ? [{ user, fills: joins ? aggregated(fills) : fills }] : []
      },
    }
  },
)

export const orderUpdates = defineStream(
  z.object({ type: z.literal('orderUpdates'), user: wireAddress }),
  (venue, { user }): Topic => ({
    channel: 'orderUpdates',
    first: () => [],
    happened(events) {
      const updates = ordersOf(user, events).map((order) => ({
        order: wireOrder(venue, order),
        status: order.status,
        statusTimestamp: order.statusAt,
      }))
      return updates.length > 0 ? [updates] : []
    },
  }),
)

export const userEvents = defineStream(
  z.object({ type: z.literal('userEvents'), user: wireAddress }),
  (venue, { user }): Topic => ({
    channel: 'user',
    first: () => [],
    happened(events) {
      const messages: unknown[] = []
      const fills = fillsOf(venue, user, events)
      if (fills.length > 0) messages.push({ fills })
      for (const event of events) {
        if (event.type === 'funding' && event.funding.user === user) {
          messages.push({ funding: fundingRow(venue, event.funding) })
        }
        if (event.type !== 'liquidation' || event.liquidation.user !== user) continue
        messages.push({
          liquidation: {
            lid: event.liquidation.lid,
            liquidator: user,
            liquidated_user: user,
            liquidated_ntl_pos: wire(event.liquidation.notional),
            liquidated_account_value: wire(event.liquidation.accountValue),
          },
        })
      }
      const gone = ordersOf(user, events).filter(
        ({ stage, status }) => stage === 'done' && !ownStatuses.has(status),
      )
      if (gone.length > 0) {
        const nonUserCancel = gone.map(({ asset, oid }) => ({ coin: coinOf(venue, asset), oid }))
        messages.push({ nonUserCancel })
      }
      return messages
    },
  }),
)

export const openOrders = defineStream(
  z.object({ type: z.literal('openOrders'), user: wireAddress, dex }),
  (venue, { user }): Topic => {
    const read = () => ({
      dex: '',
      user,
      orders: openOrdersShown(venue, user).map((order) => wireFrontendOrder(venue, order)),
    })
    return {
      channel: 'openOrders',
      first: () => [read()],
      happened: (events) => (ordersOf(user, events).length > 0 ? [read()] : []),
    }
  },
)

export const clearinghouseState = defineStream(
  z.object({ type: z.literal('clearinghouseState'), user: wireAddress, dex }),
  (venue, { user }): Topic => {
    const data = () => ({ dex: '', user, clearinghouseState: wireAccount(venue, user) })
    return {
      channel: 'clearinghouseState',
      first: () => [data()],
      beat: onChange(venue, accountMs, () => {
        const { clearinghouseState: account } = data()
        return {
          same: { ...account, time: 0 },
          send: { dex: '', user, clearinghouseState: account },
        }
      }),
      happened: (events) => (concerns(venue, user, events) ? [data()] : []),
    }
  },
)

export const activeAssetData = defineStream(
  z.object({ type: z.literal('activeAssetData'), user: wireAddress, coin: z.string() }),
  (venue, { user, coin }): Topic | undefined => {
    const asset = assetNamed(venue, coin)
    if (asset === undefined) return undefined
    const data = () => activeAsset(venue, user, asset)
    return {
      channel: 'activeAssetData',
      first: () => [data()],
      beat: onChange(venue, accountMs, () => ({ same: data(), send: data() })),
    }
  },
)

export const userHistoricalOrders = defineStream(
  z.object({ type: z.literal('userHistoricalOrders'), user: wireAddress }),
  (venue, { user }): Topic => {
    const data = (orders: Order[]) => orders.map((order) => wireOrderStatus(venue, order))
    return {
      channel: 'userHistoricalOrders',
      first: () => [
        {
          user,
          orderHistory: data([...venue.store.ordersOf(user)].reverse().slice(0, snapshotOrders)),
          isSnapshot: true,
        },
      ],
      happened(events) {
        const orders = ordersOf(user, events)
        return orders.length > 0 ? [{ user, orderHistory: data(orders) }] : []
      },
    }
  },
)

export const notification = defineStream(
  z.object({ type: z.literal('notification'), user: wireAddress }),
  (): Topic => ({ channel: 'notification', first: () => [] }),
)

function fillsOf(venue: Venue, user: HexAddress, events: VenueEvent[]) {
  return events.flatMap((event) =>
    event.type === 'fill' && event.fill.user === user && event.fill.twapId === undefined
      ? [wireFill(venue, event.fill)]
      : [],
  )
}

function ordersOf(user: HexAddress, events: VenueEvent[]): Order[] {
  return events.flatMap((event) =>
    event.type === 'order' && event.order.user === user ? [event.order] : [],
  )
}

export function concerns(venue: Venue, user: HexAddress, events: VenueEvent[]): boolean {
  return events.some((event) => {
    if (event.type === 'order') return event.order.user === user
    if (event.type === 'fill' && event.fill.user === user) return true
    if (event.type === 'funding') return event.funding.user === user
    return ledgerUpdatesIn(venue, user, event).length > 0
  })
}
