// Rewards, tested in the runner's real booking of a fill.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExchangeFill } from '../../venue/port.ts'
import { bookFill } from '../../trading/fills/book-fill.ts'
import { cloidOf } from '../../trading/orders/cloid.ts'
import { type TradingContext, createTradingContext } from '../../trading/trading-context.ts'
import { orderFor } from '../../trading/orders/send-orders.ts'
import { create } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { accrueReward } from './accrue.ts'

let world: World
let trading: TradingContext
let trader: Trader
let referrerId: string
let entryCloid: `0x${string}`
let exitCloid: `0x${string}`
beforeAll(async () => {
  // The runner is not started, so that only these tests write.
  world = await startWorld()
  trading = createTradingContext({ ...world.ctx, onFill: accrueReward(world.ctx.config.builder) })
  trader = await world.newTrader()
  const { id: mandateId } = await create(trader, { maxPositions: 1 })
  const userId = trader.ctx.viewer.id
  referrerId = (await world.newTrader()).ctx.viewer.id
  const friend = { userId: referrerId, code: 'FRIEND', createdAt: trading.clock(), cohortYear: 1 }
  await trading.store.referrals.addCode(friend)
  const attribution = { userId, referrerId, code: 'FRIEND', joinedAt: trading.clock() }
  await trading.store.referrals.attribute(attribution)
  const of = { mandateId, userId, symbol: 'BTC', openedAt: trading.clock() }
  const trade = await trading.store.trades.ensureOpen({ id: trading.newId(), ...of })
  const row = { ...of, id: trading.newId(), tradeId: trade.id, assetIndex: 0, leverage: 2 }
  await trading.store.positions.insert({
    ...row,
    side: 'long',
    status: 'opening',
    plannedSize: '1',
    budget: '100',
    protection: 'none',
    takeProfitPrice: null,
    stopLossPrice: null,
  })
  const terms = { step: 0, size: '1', limitPrice: '105' }
  const position = { ...row, side: 'long' as const }
  await trading.store.orders.intend([
    orderFor(trading, position, { kind: 'entry', ...terms }),
    orderFor(trading, position, { kind: 'close', ...terms }),
  ])
  entryCloid = cloidOf(mandateId, row.id, 'entry', 0)
  exitCloid = cloidOf(mandateId, row.id, 'close', 0)
})
afterAll(() => world.stop())

let tid = 1
function fill(more: Partial<ExchangeFill>): ExchangeFill {
  return {
    tid: tid++,
    oid: 7,
    cloid: null,
    symbol: 'BTC',
    isBuy: true,
    size: '1',
    price: '100000',
    fee: '55',
    builderFee: '10',
    closedPnl: '0',
    startPosition: '0',
    direction: 'x',
    cause: 'trade',
    at: trading.clock(),
    ...more,
  }
}

const book = (its: ExchangeFill) => bookFill(trading, trader.ctx.viewer.id, its)
const earned = async () => Number((await trading.store.rewardClaims.balanceOf(referrerId)).accrued)

test('a fill that must wait earns nothing yet', async () => {
  expect(await book(fill({ cloid: exitCloid, isBuy: false }))).toBe('wait')
  expect(await earned()).toBe(0)
})

test('a booked fill has earned, once', async () => {
  const entry = fill({ cloid: entryCloid })
  const answers = await Promise.all([1, 2, 3, 4].map(() => book(entry)))
  expect(answers.toSorted()).toEqual(['booked', 'known', 'known', 'known'])
  expect(await earned()).toBe(3)
})

test('what a hand traded at the venue earns nothing', async () => {
  expect(await book(fill({ builderFee: '50' }))).toBe('booked')
  expect(await earned()).toBe(3)
  expect(await trading.store.referrals.ownVolume(trader.ctx.viewer.id)).toMatch(/^100000(\.0+)?$/)
})

test('fill and reward stand or fall together', async () => {
  const crashing = createTradingContext({
    ...world.ctx,
    onFill: async (store, booked) => {
      await accrueReward(world.ctx.config.builder)(store, booked)
      throw new Error('the power went')
    },
  })
  const exit = fill({ cloid: exitCloid, isBuy: false, startPosition: '1' })
  await expect(bookFill(crashing, trader.ctx.viewer.id, exit)).rejects.toThrow('the power went')
  expect(await earned()).toBe(3)
  expect(await book(exit)).toBe('booked')
  expect(await earned()).toBe(6)
})
