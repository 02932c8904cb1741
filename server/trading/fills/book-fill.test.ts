import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ExchangeFill } from '../../venue/port.ts'
import { create } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { bookFill } from './book-fill.ts'
import { syncFills } from './sync-fills.ts'
import { cloidOf } from '../orders/cloid.ts'
import { type TradingContext, createTradingContext } from '../trading-context.ts'
import { createSessionRuns } from '../../sessions/run/session-runs.ts'
import { orderFor } from '../orders/send-orders.ts'

let world: World
let trading: TradingContext
let trader: Trader
let sessionId: string
beforeAll(async () => {
  // The runner is not started, so that only these tests write.
  world = await startWorld()
  trading = createTradingContext(world.ctx)
  createSessionRuns(trading, world.ctx)
})
afterAll(() => world.stop())
beforeEach(async () => {
  trader = await world.newTrader()
  sessionId = (await create(trader, { maxPositions: 3 })).id
})

const at = Date.now()
let tid = 1

function fill(more: Partial<ExchangeFill>): ExchangeFill {
  return {
    tid: tid++,
    oid: 7,
    cloid: null,
    symbol: 'BTC',
    isBuy: true,
    size: '1',
    price: '100',
    fee: '0.1',
    builderFee: '0.01',
    closedPnl: '0',
    startPosition: '0',
    direction: 'x',
    cause: 'trade',
    at,
    ...more,
  }
}

async function position(id: string, openedAt = at) {
  const userId = trader.ctx.viewer.id
  const of = { mandateId: sessionId, userId, symbol: 'BTC', openedAt }
  const trade = await trading.store.trades.ensureOpen({ id: trading.newId(), ...of })
  const row = { ...of, id, tradeId: trade.id, assetIndex: 0, side: 'long' as const, leverage: 2 }
  await trading.store.positions.insert({
    ...row,
    status: 'opening',
    plannedSize: '1',
    budget: '100',
    protection: 'none',
    takeProfitPrice: '110',
    stopLossPrice: '90',
  })
  const terms = { step: 0, size: '1', limitPrice: '105' }
  await trading.store.orders.intend([
    orderFor(trading, row, { kind: 'entry', ...terms }),
    orderFor(trading, row, { kind: 'take_profit', ...terms, triggerPrice: '110' }),
  ])
}

const book = (more: Partial<ExchangeFill>) => bookFill(trading, trader.ctx.viewer.id, fill(more))
const entry = (id: string) => book({ cloid: cloidOf(sessionId, id, 'entry', 0) })
const row = (id: string) => trading.store.positions.byId(id)

test('counts the same fill once', async () => {
  const id = trading.newId()
  await position(id)
  const once = fill({ cloid: cloidOf(sessionId, id, 'entry', 0) })
  const user = trader.ctx.viewer.id
  const answers = await Promise.all([1, 2, 3].map(() => bookFill(trading, user, once)))
  expect(answers.toSorted()).toEqual(['booked', 'known', 'known'])
  expect(await row(id)).toMatchObject({ status: 'open', entrySize: '1', fees: '0.1' })
})

test('lets a close wait for the entry that it closes', async () => {
  const id = trading.newId()
  await position(id)
  const exit = { cloid: cloidOf(sessionId, id, 'take_profit', 0), isBuy: false, price: '110' }
  expect(await book(exit)).toBe('wait')
  await entry(id)
  expect(await book(exit)).toBe('booked')
  expect(await row(id)).toMatchObject({ status: 'closed', closeReason: 'take_profit' })
})

test('closes the oldest positions first when a hand closes at the venue', async () => {
  const [older, newer] = [trading.newId(), trading.newId()]
  await position(older, at)
  await position(newer, at + 1)
  await entry(older)
  await entry(newer)
  await book({ isBuy: false, size: '1.5', startPosition: '2', price: '101', fee: '0.3' })
  expect(await row(older)).toMatchObject({ status: 'closed', closeReason: 'manual', fees: '0.3' })
  expect(await row(newer)).toMatchObject({ status: 'open', exitSize: '0.5', fees: '0.2' })
})

test('lets a hand first close what a hand had opened', async () => {
  const id = trading.newId()
  await position(id)
  await entry(id)
  await book({ isBuy: true, size: '4', startPosition: '1' })
  await book({ isBuy: false, size: '4', startPosition: '5' })
  expect(await row(id)).toMatchObject({ status: 'open', exitSize: '0' })
  await book({ isBuy: false, size: '1', startPosition: '1' })
  expect(await row(id)).toMatchObject({ status: 'closed', closeReason: 'manual' })
})

test('books a liquidation on every position of the market', async () => {
  const ids = [trading.newId(), trading.newId()]
  for (const [index, id] of ids.entries()) await position(id, at + index)
  for (const id of ids) await entry(id)
  await book({ isBuy: false, size: '2', startPosition: '2', cause: 'liquidation' })
  for (const id of ids) expect(await row(id)).toMatchObject({ closeReason: 'liquidated' })
})

test.each([
  ['settlement', 'settled'],
  ['deleveraging', 'deleveraged'],
  ['unknown', 'unknown'],
  ['unknown_liquidation', 'unknown'],
] as const)('books a fill by %s as %s, not as by hand', async (cause, closeReason) => {
  const id = trading.newId()
  await position(id)
  await entry(id)
  await book({ isBuy: false, startPosition: '1', cause, direction: 'Teleported' })
  expect(await row(id)).toMatchObject({ status: 'closed', closeReason })
})

test('counts what it does not know once, however often it is told', async () => {
  const before = unknownTimes()
  const strange = fill({ isBuy: true, cause: 'unknown', direction: 'Teleported' })
  const user = trader.ctx.viewer.id
  for (let times = 0; times < 3; times++) await bookFill(trading, user, strange)
  expect(unknownTimes()).toBe(before + 1)
})

test('a fill that waits holds up no other, and is booked once its entry is', async () => {
  const [late, other] = [trading.newId(), trading.newId()]
  await position(late)
  await position(other)
  const exit = { cloid: cloidOf(sessionId, late, 'take_profit', 0), isBuy: false, price: '110' }
  const told = [
    fill({ ...exit, at: at + 1, startPosition: '1' }),
    fill({ cloid: cloidOf(sessionId, other, 'entry', 0), at: at + 2 }),
  ]
  const ctx = { ...trading, exchange: { ...trading.exchange, fillsSince: async () => told } }
  const first = await syncFills(ctx, trader.ctx.viewer.id)
  expect(await row(other)).toMatchObject({ status: 'open' })
  // A fill that waits is read again.
  expect(first).toMatchObject({ newFills: 1, cursor: at })

  told.push(fill({ cloid: cloidOf(sessionId, late, 'entry', 0), at: at + 3 }))
  expect(await syncFills(ctx, trader.ctx.viewer.id)).toMatchObject({ newFills: 2, cursor: at + 3 })
  expect(await row(late)).toMatchObject({ status: 'closed', closeReason: 'take_profit' })
})

test('reading goes on from before a row that cannot be read, and books what is beside it', async () => {
  const id = trading.newId()
  await position(id)
  const told = [fill({ cloid: cloidOf(sessionId, id, 'entry', 0), at: at + 5 })]
  let unread: number | null = at + 2
  const ctx = {
    ...trading,
    exchange: {
      ...trading.exchange,
      fillsSince: async () => told,
      unreadableSince: () => unread,
    },
  }
  expect(await syncFills(ctx, trader.ctx.viewer.id)).toMatchObject({ newFills: 1, cursor: at + 1 })
  expect(await row(id)).toMatchObject({ status: 'open' })
  unread = null
  expect(await syncFills(ctx, trader.ctx.viewer.id)).toMatchObject({ newFills: 0, cursor: at + 5 })
})

function unknownTimes(): number {
  const rows = trading.findings.unknownRows()
  return rows.find(({ kind }) => kind === 'fill_direction')?.times ?? 0
}

test('opens a position again whose entry was given up on and then filled', async () => {
  const id = trading.newId()
  await position(id)
  await trading.store.positions.close(id, null, at)
  await trading.store.trades.closeIfDone(sessionId, at)
  await entry(id)
  expect(await row(id)).toMatchObject({ status: 'open', closedAt: null, entrySize: '1' })
  expect(await trading.store.trades.open(sessionId)).toMatchObject({ id: (await row(id))?.tradeId })
})

test('starts the cool-down only after a loss', async () => {
  const [winner, loser] = [trading.newId(), trading.newId()]
  const lossAt = async () => (await trading.store.sessions.byId(sessionId))?.lastLossAt
  await position(winner)
  await entry(winner)
  await book({ cloid: cloidOf(sessionId, winner, 'take_profit', 0), isBuy: false, price: '110' })
  expect(await lossAt()).toBeNull()
  await position(loser)
  await entry(loser)
  await book({ isBuy: false, price: '90', startPosition: '1', at: at + 5 })
  expect(await lossAt()).toBe(at + 5)
})
