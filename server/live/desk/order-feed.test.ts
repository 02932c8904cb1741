import { afterAll, beforeAll, expect, test } from 'vitest'
import { OrderEvent } from '../../../contract/desk/desk-streams.ts'
import { createLog } from '../../../platform/log.ts'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import { type TradingBooks, tradingBooks } from '../../testing/trading-books.ts'
import { createBus } from '../bus.ts'
import { type BusRouter, createBusRouter } from '../bus-router.ts'
import { orderFeed } from './order-feed.ts'

const log = createLog('silent')
const bus = createBus(log)
let books: TradingBooks
let router: BusRouter
beforeAll(async () => {
  books = tradingBooks(await openTestDatabase())
  router = createBusRouter(bus)
})
afterAll(() => books.store.close())

const cloid = `0x${'ab'.repeat(16)}`

test('tells what became of an order, once for each state, to its owner alone', async () => {
  const { store } = books
  const [alice, bob] = [await books.user(), await books.user()]
  const position = await books.position(await books.session(alice, 1), 'long')
  const row = await store.positions.owned(alice.id, position.id)
  await store.orders.intend([
    {
      cloid,
      userId: alice.id,
      mandateId: position.sessionId,
      positionId: position.id,
      kind: 'stop_loss',
      step: 0,
      targetStep: null,
      reason: null,
      isBuy: false,
      size: '1',
      limitPrice: '90',
      triggerPrice: '95',
      timeInForce: null,
      reduceOnly: true,
      createdAt: 1,
      updatedAt: 1,
      expiresAt: null,
    },
  ])
  const heard: unknown[] = []
  const others: unknown[] = []
  const feed = orderFeed({ store, router, log })
  const stop = feed(alice.id, (data) => heard.push(data))
  feed(bob.id, (data) => others.push(data))
  const change = (userId: string) =>
    bus.publish(`user.${userId}.orders`, { type: 'order.changed', positionId: position.id, at: 1 })

  change(alice.id)
  change(alice.id)
  // If an event of one user ever named another's position, it would reveal nothing.
  change(bob.id)
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBe(1)
  expect(OrderEvent.parse(heard[0])).toEqual({
    e: 'order_update',
    s: `${row?.symbol}_USDT`,
    order_id: cloid,
    position_id: position.id,
    trade_group_id: null,
    kind: 'stop',
    status: 'intent',
    price: '95',
    quantity: '1',
    filled_quantity: '0',
    at: new Date(1).toISOString(),
  })
  expect(others).toEqual([])
  await store.orders.record(cloid, { status: 'canceled', updatedAt: 2 })
  change(alice.id)
  await expect.poll(() => heard[1], { timeout: 30_000 }).toMatchObject({ status: 'cancelled' })
  stop()
  change(alice.id)
  expect(heard).toHaveLength(2)
})
