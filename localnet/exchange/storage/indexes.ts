// Indexes of the tables, updated with every write and every undo.
import type { HexAddress } from '../../types.ts'
import type { Fill, Order } from './order-records.ts'
import type { Position, TableName } from './records.ts'
import type { Funding, Send, Transfer, Withdrawal } from './transfer-records.ts'

export interface StoreIndexes {
  openOrders: ReadonlyMap<number, Order>
  openOrdersOf(user: HexAddress): Order[]
  ordersOf(user: HexAddress): Iterable<Order>
  orderByCloid(user: HexAddress, cloid: string): Order | undefined
  positionsOf(user: HexAddress): Position[]
  fillsOf(user: HexAddress): Iterable<Fill>
  /** Fills of others whose builder fee this account received. */
  fillsBuiltBy(builder: HexAddress): Iterable<Fill>
  transfersOf(user: HexAddress): Iterable<Transfer>
  /** Sent and received. */
  sendsOf(user: HexAddress): Iterable<Send>
  withdrawalsOf(user: HexAddress): Iterable<Withdrawal>
  fundingOf(user: HexAddress): Iterable<Funding>
}

export function createIndexes() {
  const openOrders = new Map<number, Order>()
  const openByUser = new Map<HexAddress, Map<number, Order>>()
  const orders = new Map<HexAddress, Map<number, Order>>()
  const cloids = new Map<string, Order>()
  const positions = new Map<HexAddress, Map<number, Position>>()
  const fills = new Map<HexAddress, Map<number, Fill>>()
  const built = new Map<HexAddress, Map<number, Fill>>()
  const transfers = new Map<HexAddress, Map<string, Transfer>>()
  const sends = new Map<HexAddress, Map<string, Send>>()
  const withdrawals = new Map<HexAddress, Map<string, Withdrawal>>()
  const funding = new Map<HexAddress, Map<string, Funding>>()

  function orderChanged(before: Order | undefined, after: Order | undefined) {
    const order = after ?? before
    if (order === undefined) return
    const open = after?.stage === 'done' ? undefined : after
    setOrDelete(openOrders, order.oid, open)
    setOrDelete(within(openByUser, order.user), order.oid, open)
    setOrDelete(within(orders, order.user), order.oid, after)
    if (order.cloid !== null) setOrDelete(cloids, `${order.user} ${order.cloid}`, after)
  }

  /** The order is stored before its fills, so that its builder is known. */
  function fillChanged(fill: Fill, after: Fill | undefined) {
    setOrDelete(within(fills, fill.user), fill.tid, after)
    const builder = orders.get(fill.user)?.get(fill.oid)?.builder
    if (builder) setOrDelete(within(built, builder.address), fill.tid, after)
  }

  function sendChanged(send: Send, after: Send | undefined) {
    setOrDelete(within(sends, send.user), send.id, after)
    setOrDelete(within(sends, send.destination), send.id, after)
  }

  return {
    changed(name: TableName, key: string, before: unknown, after: unknown) {
      // The table's name determines the record's type.
      if (name === 'order') orderChanged(before as Order | undefined, after as Order | undefined)
      if (name === 'position') {
        const position = (after ?? before) as Position
        setOrDelete(within(positions, position.user), position.asset, after as Position | undefined)
      }
      if (name === 'fill') {
        fillChanged((after ?? before) as Fill, after as Fill | undefined)
      }
      if (name === 'send') sendChanged((after ?? before) as Send, after as Send | undefined)
      if (name === 'transfer') {
        const { user } = (after ?? before) as Transfer
        setOrDelete(within(transfers, user), key, after as Transfer | undefined)
      }
      if (name === 'withdrawal') {
        const { user } = (after ?? before) as Withdrawal
        setOrDelete(within(withdrawals, user), key, after as Withdrawal | undefined)
      }
      if (name === 'funding') {
        const { user } = (after ?? before) as Funding
        setOrDelete(within(funding, user), key, after as Funding | undefined)
      }
    },
    queries: {
      openOrders,
      openOrdersOf: (user) => [...(openByUser.get(user)?.values() ?? [])],
      ordersOf: (user) => orders.get(user)?.values() ?? [],
      orderByCloid: (user, cloid) => cloids.get(`${user} ${cloid}`),
      positionsOf: (user) => [...(positions.get(user)?.values() ?? [])],
      fillsOf: (user) => fills.get(user)?.values() ?? [],
      fillsBuiltBy: (builder) => built.get(builder)?.values() ?? [],
      transfersOf: (user) => transfers.get(user)?.values() ?? [],
      sendsOf: (user) => sends.get(user)?.values() ?? [],
      withdrawalsOf: (user) => withdrawals.get(user)?.values() ?? [],
      fundingOf: (user) => funding.get(user)?.values() ?? [],
    } satisfies StoreIndexes,
  }
}

function within<Key, Inner, Value>(
  outer: Map<Key, Map<Inner, Value>>,
  key: Key,
): Map<Inner, Value> {
  let inner = outer.get(key)
  if (inner === undefined) {
    inner = new Map()
    outer.set(key, inner)
  }
  return inner
}

function setOrDelete<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined) {
  if (value === undefined) map.delete(key)
  else map.set(key, value)
}
