// Lookups kept beside the tables. They follow every write, forward and back.
import type { HexAddress } from '../../types.ts'
import type { Fill, Order, Position, TableName } from './records.ts'

export interface StoreIndexes {
  openOrders: ReadonlyMap<number, Order>
  openOrdersOf(user: HexAddress): Order[]
  ordersOf(user: HexAddress): Iterable<Order>
  orderByCloid(user: HexAddress, cloid: string): Order | undefined
  positionsOf(user: HexAddress): Position[]
  fillsOf(user: HexAddress): Iterable<Fill>
}

export function createIndexes() {
  const openOrders = new Map<number, Order>()
  const openByUser = new Map<HexAddress, Map<number, Order>>()
  const orders = new Map<HexAddress, Map<number, Order>>()
  const cloids = new Map<string, Order>()
  const positions = new Map<HexAddress, Map<number, Position>>()
  const fills = new Map<HexAddress, Map<number, Fill>>()

  function orderChanged(before: Order | undefined, after: Order | undefined) {
    const order = after ?? before
    if (order === undefined) return
    const open = after?.stage === 'done' ? undefined : after
    setOrDelete(openOrders, order.oid, open)
    setOrDelete(within(openByUser, order.user), order.oid, open)
    setOrDelete(within(orders, order.user), order.oid, after)
    if (order.cloid !== null) setOrDelete(cloids, `${order.user} ${order.cloid}`, after)
  }

  return {
    changed(name: TableName, before: unknown, after: unknown) {
      // The table's name says what the record is.
      if (name === 'order') orderChanged(before as Order | undefined, after as Order | undefined)
      if (name === 'position') {
        const position = (after ?? before) as Position
        setOrDelete(within(positions, position.user), position.asset, after as Position | undefined)
      }
      if (name === 'fill') {
        const fill = (after ?? before) as Fill
        setOrDelete(within(fills, fill.user), fill.tid, after as Fill | undefined)
      }
    },
    queries: {
      openOrders,
      openOrdersOf: (user) => [...(openByUser.get(user)?.values() ?? [])],
      ordersOf: (user) => orders.get(user)?.values() ?? [],
      orderByCloid: (user, cloid) => cloids.get(`${user} ${cloid}`),
      positionsOf: (user) => [...(positions.get(user)?.values() ?? [])],
      fillsOf: (user) => fills.get(user)?.values() ?? [],
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
