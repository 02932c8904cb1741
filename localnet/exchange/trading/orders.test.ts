import { afterAll, beforeAll, expect, test } from 'vitest'
import { builder, newTrader, price, refusal, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const ioc = { limit: { tif: 'Ioc' as const } }
const gtc = { limit: { tif: 'Gtc' as const } }

function order(isBuy: boolean, p: string, s: string, more: object = {}) {
  return { a: 1, b: isBuy, p, s, r: false, t: gtc, ...more }
}

test('fills an agent order at once and charges the taker fee', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(1, 'ETH', true, '0.5')
  const [fill] = await trader.info.userFills({ user: trader.user })
  expect(fill).toMatchObject({
    coin: 'ETH',
    side: 'B',
    sz: '0.5',
    dir: 'Open Long',
    startPosition: '0.0',
    closedPnl: '0.0',
    crossed: true,
    feeToken: 'USDC',
  })
  const notional = Number(fill?.px) * 0.5
  expect(Number(fill?.fee)).toBeCloseTo(notional * 0.00045, 5)
  const state = await trader.info.clearinghouseState({ user: trader.user })
  expect(Number(state.marginSummary.totalNtlPos)).toBeCloseTo(notional, -1)
  expect(state.assetPositions[0]?.position.leverage).toEqual({ type: 'cross', value: 20 })
})

test('a large order walks the book level by level', async () => {
  const trader = await newTrader(world.exchange.url, '1000000')
  await trader.market(1, 'ETH', true, '200')
  const fills = await trader.info.userFills({ user: trader.user })
  const prices = fills.map(({ px }) => Number(px)).reverse()
  expect(prices.length).toBeGreaterThan(2)
  expect(prices).toEqual([...prices].sort((a, b) => a - b))
  const filled = fills.reduce((sum, { sz }) => sum + Number(sz), 0)
  expect(filled).toBeCloseTo(200, 4)
})

test('refuses what is off the tick, off the lot, too small or too far away', async () => {
  const trader = await newTrader(world.exchange.url)
  const mid = await trader.mid('ETH')
  const place = (p: string, s: string) =>
    refusal(trader.trade.order({ orders: [order(true, p, s)], grouping: 'na' }))
  expect(await place('1000.12345', '0.1')).toContain(
    'Price must be divisible by tick size. asset=1',
  )
  expect(await place(price(mid), '0.10001')).toContain('Order has invalid size. asset=1')
  expect(await place(price(mid), '0')).toContain('Order has zero size. asset=1')
  expect(await place(price(mid * 0.9), '0.001')).toContain(
    'Order must have minimum value of $10. asset=1',
  )
  expect(await place(price(mid * 0.1), '10')).toContain(
    'Order price cannot be more than 80% away from the reference price',
  )
  expect(await place(price(mid * 0.9), '5000')).toContain(
    'Insufficient margin to place order. asset=1',
  )
  expect(await trader.info.openOrders({ user: trader.user })).toEqual([])
})

test('an IOC order beyond the book and a crossing post-only order are refused', async () => {
  const trader = await newTrader(world.exchange.url)
  const mid = await trader.mid('ETH')
  const far = order(true, price(mid * 0.95), '0.1', { t: ioc })
  expect(await refusal(trader.trade.order({ orders: [far], grouping: 'na' }))).toContain(
    'Order could not immediately match against any resting orders. asset=1',
  )
  const crossing = order(true, price(mid * 1.05), '0.1', { t: { limit: { tif: 'Alo' } } })
  expect(await refusal(trader.trade.order({ orders: [crossing], grouping: 'na' }))).toMatch(
    /Post only order would have immediately matched, bbo was [\d.]+@[\d.]+\. asset=1/,
  )
})

test('a resting order fills as maker at its own price when the market comes to it', async () => {
  const trader = await newTrader(world.exchange.url)
  const px = price((await trader.mid('SOL')) * 0.95)
  const placed = await trader.trade.order({
    orders: [{ a: 2, b: true, p: px, s: '2', r: false, t: gtc }],
    grouping: 'na',
  })
  const [status] = placed.response.data.statuses
  if (typeof status !== 'object' || !('resting' in status)) throw new Error('did not rest')
  await world.control('/shock', { coin: 'SOL', percent: -8 })
  expect(await trader.status(status.resting.oid)).toBe('filled')
  const [fill] = await trader.info.userFills({ user: trader.user })
  expect(fill).toMatchObject({ crossed: false, sz: '2.0' })
  expect(Number(fill?.px)).toBe(Number(px))
  expect(Number(fill?.fee)).toBeCloseTo(Number(px) * 2 * 0.00015, 5)
})

test('cancels by number and by client id, once', async () => {
  const trader = await newTrader(world.exchange.url)
  const p = price((await trader.mid('ETH')) * 0.8)
  const cloid = `0x${'ab'.repeat(16)}` as const
  const placed = await trader.trade.order({
    orders: [order(true, p, '0.1'), order(true, p, '0.1', { c: cloid })],
    grouping: 'na',
  })
  const [first] = placed.response.data.statuses
  if (typeof first !== 'object' || !('resting' in first)) throw new Error('did not rest')
  const { oid } = first.resting
  await trader.trade.cancel({ cancels: [{ a: 1, o: oid }] })
  await trader.trade.cancelByCloid({ cancels: [{ asset: 1, cloid }] })
  expect(await trader.status(oid)).toBe('canceled')
  expect(await trader.status(cloid)).toBe('canceled')
  expect(await refusal(trader.trade.cancel({ cancels: [{ a: 1, o: oid }] }))).toContain(
    'Order was never placed, already canceled, or filled. asset=1',
  )
})

test('a client id is used once, so a resent order cannot double', async () => {
  const trader = await newTrader(world.exchange.url)
  const p = price((await trader.mid('ETH')) * 1.05)
  const resent = order(true, p, '0.1', { t: ioc, c: `0x${'cd'.repeat(16)}` })
  await trader.trade.order({ orders: [resent], grouping: 'na' })
  expect(await refusal(trader.trade.order({ orders: [resent], grouping: 'na' }))).toContain(
    'Duplicate cloid. asset=1',
  )
  expect(await trader.size('ETH')).toBe('0.1')
})

test('a modified order has a new number, and a refused change leaves the old one', async () => {
  const trader = await newTrader(world.exchange.url)
  const mid = await trader.mid('ETH')
  const cloid = `0x${'ef'.repeat(16)}` as const
  await trader.trade.order({
    orders: [order(true, price(mid * 0.8), '0.1', { c: cloid })],
    grouping: 'na',
  })
  const before = await trader.info.openOrders({ user: trader.user })
  await trader.trade.modify({
    oid: cloid,
    order: order(true, price(mid * 0.7), '0.2', { c: cloid }),
  })
  const after = await trader.info.openOrders({ user: trader.user })
  expect(after).toHaveLength(1)
  expect(after[0]).toMatchObject({ sz: '0.2', cloid })
  expect(after[0]?.oid).not.toBe(before[0]?.oid)
  await refusal(
    trader.trade.modify({ oid: cloid, order: order(true, price(mid * 0.7), '0.00001') }),
  )
  expect(await trader.info.openOrders({ user: trader.user })).toEqual(after)
})

test('charges a builder fee only after it was approved', async () => {
  const trader = await newTrader(world.exchange.url)
  const p = price((await trader.mid('ETH')) * 1.05)
  const request = {
    orders: [order(true, p, '1', { t: ioc })],
    grouping: 'na' as const,
    builder: { b: builder, f: 10 } as const,
  }
  expect(await refusal(trader.trade.order(request))).toContain('Builder fee has not been approved.')
  await trader.master.approveBuilderFee({ builder, maxFeeRate: '0.05%' })
  expect(await trader.info.maxBuilderFee({ user: trader.user, builder })).toBe(50)
  const before = Number((await world.info.clearinghouseState({ user: builder })).withdrawable)
  await trader.trade.order(request)
  const [fill] = await trader.info.userFills({ user: trader.user })
  const earned = Number(fill?.builderFee)
  expect(earned).toBeCloseTo(Number(fill?.px) * 0.0001, 5)
  expect(Number(fill?.fee)).toBeCloseTo(Number(fill?.px) * 0.00055, 5)
  const after = Number((await world.info.clearinghouseState({ user: builder })).withdrawable)
  expect(after - before).toBeCloseTo(earned, 5)
})

test('averages the entry when a position grows, keeps it when it shrinks, and flips in one fill', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(5, 'AVAX', true, '10')
  await world.control('/shock', { coin: 'AVAX', percent: 5 })
  await trader.market(5, 'AVAX', true, '10')
  const [second, first] = await trader.info.userFills({ user: trader.user })
  const average = (Number(first?.px) + Number(second?.px)) / 2
  const entry = async () => {
    const state = await trader.info.clearinghouseState({ user: trader.user })
    return Number(state.assetPositions[0]?.position.entryPx)
  }
  expect(await entry()).toBeCloseTo(average, 3)
  await trader.market(5, 'AVAX', false, '5')
  expect(await entry()).toBeCloseTo(average, 3)
  const [closing] = await trader.info.userFills({ user: trader.user })
  expect(closing?.dir).toBe('Close Long')
  expect(Number(closing?.closedPnl)).toBeCloseTo((Number(closing?.px) - average) * 5, 4)
  await trader.market(5, 'AVAX', false, '20')
  const [flip] = await trader.info.userFills({ user: trader.user })
  expect(flip).toMatchObject({ dir: 'Long > Short', startPosition: '15.0', sz: '20.0' })
  expect(await trader.size('AVAX')).toBe('-5.0')
  expect(await entry()).toBeCloseTo(Number(flip?.px), 3)
})

test('a reduce-only order never flips a position and needs one to reduce', async () => {
  const trader = await newTrader(world.exchange.url)
  expect(await refusal(trader.market(1, 'ETH', false, '0.1', true))).toContain(
    'Reduce only order would increase position. asset=1',
  )
  await trader.market(1, 'ETH', true, '0.1')
  await trader.market(1, 'ETH', false, '5', true)
  expect(await trader.size('ETH')).toBe('0.0')
})

test('closes a position worth less than the minimum order', async () => {
  const trader = await newTrader(world.exchange.url)
  const size = (11 / (await trader.mid('DOGE'))).toFixed(0)
  await trader.market(4, 'DOGE', true, size)
  await world.control('/shock', { coin: 'DOGE', percent: -20 })
  await trader.market(4, 'DOGE', false, size, true)
  expect(await trader.size('DOGE')).toBe('0.0')
})

test('leverage has its limits and moves the margin in use', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(0, 'BTC', true, '0.1')
  await trader.trade.updateLeverage({ asset: 0, isCross: true, leverage: 40 })
  const state = await trader.info.clearinghouseState({ user: trader.user })
  const position = state.assetPositions[0]?.position
  expect(position?.leverage.value).toBe(40)
  expect(Number(position?.marginUsed)).toBeCloseTo(Number(position?.positionValue) / 40, 4)
  expect(
    await refusal(trader.trade.updateLeverage({ asset: 0, isCross: true, leverage: 41 })),
  ).toBe('Invalid leverage value')
})

test('an order of an account that shrank below its margin is cancelled when it is reached', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  await trader.trade.updateLeverage({ asset: 3, isCross: true, leverage: 20 })
  const mid = await trader.mid('XRP')
  const size = (900 / mid).toFixed(0)
  const resting = await trader.trade.order({
    orders: [{ a: 3, b: true, p: price(mid * 0.97), s: size, r: false, t: gtc }],
    grouping: 'na',
  })
  const [status] = resting.response.data.statuses
  if (typeof status !== 'object' || !('resting' in status)) throw new Error('did not rest')
  await trader.market(3, 'XRP', true, (1000 / mid).toFixed(0))
  await world.control('/shock', { coin: 'XRP', percent: -3.5 })
  const { oid } = status.resting
  expect(await trader.status(oid)).toBe('marginCanceled')
})
