import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, price, refusal, startWorld } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const cloids = {
  entry: `0x${'01'.repeat(16)}`,
  tp: `0x${'02'.repeat(16)}`,
  sl: `0x${'03'.repeat(16)}`,
} as const

function guard(asset: number, size: string, tpsl: 'tp' | 'sl', trigger: number, c?: `0x${string}`) {
  return {
    a: asset,
    b: false,
    p: price(trigger * 0.8),
    s: size,
    r: true,
    t: { trigger: { isMarket: true, triggerPx: price(trigger), tpsl } },
    ...(c === undefined ? {} : { c }),
  }
}

async function openBracket(
  trader: Trader,
  coin: string,
  asset: number,
  size: string,
  entry: 'market' | number = 'market',
) {
  const mid = await trader.mid(coin)
  const from = entry === 'market' ? mid : entry
  const parent = {
    a: asset,
    b: true,
    p: price(entry === 'market' ? mid * 1.05 : entry),
    s: size,
    r: false,
    t: { limit: { tif: entry === 'market' ? ('Ioc' as const) : ('Gtc' as const) } },
    c: cloids.entry,
  }
  return trader.trade.order({
    orders: [
      parent,
      guard(asset, size, 'tp', from * 1.1, cloids.tp),
      guard(asset, size, 'sl', from * 0.9, cloids.sl),
    ],
    grouping: 'normalTpsl',
  })
}

test('a filled entry places both guards, and the take-profit cancels the stop', async () => {
  const trader = await newTrader(world.exchange.url)
  const placed = await openBracket(trader, 'ETH', 1, '0.5')
  expect(placed.response.data.statuses.slice(1)).toEqual(['waitingForTrigger', 'waitingForTrigger'])
  await world.control('/shock', { coin: 'ETH', percent: 12 })
  expect(await trader.size('ETH')).toBe('0.0')
  expect(await trader.status(cloids.tp)).toBe('filled')
  expect(await trader.status(cloids.sl)).toBe('siblingFilledCanceled')
  const [fill] = await trader.info.userFills({ user: trader.user })
  expect(fill).toMatchObject({ dir: 'Close Long', cloid: cloids.tp })
  expect(Number(fill?.closedPnl)).toBeGreaterThan(0)
})

test('a falling price fires the stop and cancels the take-profit', async () => {
  const trader = await newTrader(world.exchange.url)
  await openBracket(trader, 'SOL', 2, '5')
  await world.control('/shock', { coin: 'SOL', percent: -12 })
  expect(await trader.status(cloids.sl)).toBe('filled')
  expect(await trader.status(cloids.tp)).toBe('siblingFilledCanceled')
  expect(await trader.size('SOL')).toBe('0.0')
})

test('guards of a resting entry show inside it and are placed when it fills', async () => {
  const trader = await newTrader(world.exchange.url)
  const entry = (await trader.mid('AVAX')) * 0.97
  const placed = await openBracket(trader, 'AVAX', 5, '20', entry)
  expect(placed.response.data.statuses.slice(1)).toEqual(['waitingForFill', 'waitingForFill'])
  const before = await trader.info.frontendOpenOrders({ user: trader.user })
  expect(before).toHaveLength(1)
  expect(before[0]?.children.map(({ orderType }) => orderType)).toEqual([
    'Take Profit Market',
    'Stop Market',
  ])
  await world.control('/shock', { coin: 'AVAX', percent: -4 })
  expect(await trader.size('AVAX')).toBe('20.0')
  const after = await trader.info.frontendOpenOrders({ user: trader.user })
  expect(after.map(({ isTrigger, reduceOnly }) => ({ isTrigger, reduceOnly }))).toEqual([
    { isTrigger: true, reduceOnly: true },
    { isTrigger: true, reduceOnly: true },
  ])
})

test('cancelling the entry cancels its guards', async () => {
  const trader = await newTrader(world.exchange.url)
  await openBracket(trader, 'XRP', 3, '100', (await trader.mid('XRP')) * 0.9)
  await trader.trade.cancelByCloid({ cancels: [{ asset: 3, cloid: cloids.entry }] })
  expect(await trader.status(cloids.tp)).toBe('canceled')
  expect(await trader.info.frontendOpenOrders({ user: trader.user })).toEqual([])
})

test('closing by hand removes the guards', async () => {
  const trader = await newTrader(world.exchange.url)
  await openBracket(trader, 'BTC', 0, '0.01')
  await trader.market(0, 'BTC', false, '0.01', true)
  expect(await trader.status(cloids.tp)).toBe('reduceOnlyCanceled')
  expect(await trader.status(cloids.sl)).toBe('reduceOnlyCanceled')
  expect(await trader.info.openOrders({ user: trader.user })).toEqual([])
})

test('a guard whose price has already come refuses the whole bracket', async () => {
  const trader = await newTrader(world.exchange.url)
  const mid = await trader.mid('BTC')
  const entry = {
    a: 0,
    b: true,
    p: price(mid * 1.05),
    s: '0.01',
    r: false,
    t: { limit: { tif: 'Ioc' as const } },
  }
  const request = trader.trade.order({
    orders: [entry, guard(0, '0.01', 'sl', mid * 1.1)],
    grouping: 'normalTpsl',
  })
  expect(await refusal(request)).toContain('Invalid TP/SL price. asset=0')
  expect(await trader.info.userFills({ user: trader.user })).toEqual([])
})

test('guards of a position follow its size', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(4, 'DOGE', true, '1000')
  const mid = await trader.mid('DOGE')
  const placed = await trader.trade.order({
    orders: [guard(4, '1000', 'tp', mid * 1.1), guard(4, '1000', 'sl', mid * 0.9)],
    grouping: 'positionTpsl',
  })
  expect(placed.response.data.statuses).toEqual(['waitingForTrigger', 'waitingForTrigger'])
  await trader.market(4, 'DOGE', true, '1500')
  const orders = await trader.info.frontendOpenOrders({ user: trader.user })
  expect(orders.map(({ sz, isPositionTpsl }) => ({ sz, isPositionTpsl }))).toEqual([
    { sz: '2500.0', isPositionTpsl: true },
    { sz: '2500.0', isPositionTpsl: true },
  ])
  await world.control('/shock', { coin: 'DOGE', percent: -12 })
  expect(await trader.size('DOGE')).toBe('0.0')
  expect(await trader.info.frontendOpenOrders({ user: trader.user })).toEqual([])
})

test('a lone stop rests with a number of its own and opens a position when it fires', async () => {
  const trader = await newTrader(world.exchange.url)
  const mid = await trader.mid('ETH')
  const placed = await trader.trade.order({
    orders: [
      {
        a: 1,
        b: true,
        p: price(mid * 1.2),
        s: '0.1',
        r: false,
        t: { trigger: { isMarket: true, triggerPx: price(mid * 1.05), tpsl: 'sl' } },
      },
    ],
    grouping: 'na',
  })
  const [status] = placed.response.data.statuses
  if (typeof status !== 'object' || !('resting' in status)) throw new Error('did not rest')
  await world.control('/shock', { coin: 'ETH', percent: 6 })
  expect(await trader.size('ETH')).toBe('0.1')
  expect(await trader.status(status.resting.oid)).toBe('filled')
})
