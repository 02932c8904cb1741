import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrderRequest, TimeInForce } from '../port.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { nonceSource } from './orders/signers.ts'

let world: World
let trader: Trader
beforeAll(async () => {
  world = await startWorld()
  trader = await world.newTrader()
})
afterAll(() => world.stop())

function order(
  more: { size?: string; limitPrice?: string; timeInForce?: TimeInForce } = {},
): OrderRequest {
  const price = Number(world.ctx.exchange.mark('BTC')?.mark)
  const cloid: `0x${string}` = `0x${world.ctx.newId()}`
  return {
    cloid,
    assetIndex: 0,
    isBuy: true,
    size: '0.001',
    limitPrice: (price * 1.05).toFixed(0),
    reduceOnly: false,
    type: 'limit',
    timeInForce: 'immediate',
    ...more,
  }
}

function exit(): OrderRequest {
  const price = Number(world.ctx.exchange.mark('BTC')?.mark)
  return { ...order({ limitPrice: (price * 0.95).toFixed(0) }), isBuy: false, reduceOnly: true }
}

const place = (...orders: OrderRequest[]) =>
  world.ctx.exchange.placeOrders(trader.ctx.viewer.id, orders, 'single')

test('reports what filled, what was refused and why, order by order', async () => {
  const [good, small] = await place(order(), order({ size: '0.00001' }))
  expect(good).toMatchObject({ status: 'filled', size: '0.001' })
  expect(small).toMatchObject({ status: 'rejected' })
  expect(small?.status === 'rejected' && small.message).toContain('minimum value of $10')
})

test('lets an order wait for its price, and refuses one that may not take', async () => {
  const far = (Number(world.ctx.exchange.mark('BTC')?.mark) * 0.9).toFixed(0)
  const waiting = order({ limitPrice: far, timeInForce: 'resting' })
  const [rests, taker] = await place(waiting, order({ timeInForce: 'post_only' }))
  expect(rests?.status).toBe('resting')
  expect(taker).toMatchObject({ status: 'rejected' })
  await world.ctx.exchange.cancelOrders(trader.ctx.viewer.id, [waiting])
  const gone = await world.ctx.exchange.orderByCloid(trader.address, waiting.cloid)
  expect(gone?.status).toBe('canceled')
})

test('sends an exit again when it was told to slow down, and says so when that does not help', async () => {
  expect((await place(order({ size: '0.002' })))[0]?.status).toBe('filled')
  await world.fail('F5', trader.address, 1)
  expect((await place(exit()))[0]?.status).toBe('filled')
  await world.fail('F5', trader.address, 50)
  const [refused] = await place(exit())
  expect(refused).toEqual({ status: 'rejected', message: 'HTTP request failed: status 429' })
  await world.fail('F5', trader.address, 0)
})

test('an entry is sent now or fails now', async () => {
  await world.fail('F5', trader.address, 1)
  const [refused] = await place(order())
  expect(refused).toEqual({ status: 'rejected', message: 'HTTP request failed: status 429' })
  expect((await place(order()))[0]?.status).toBe('filled')
})

test('does not claim to know an order whose answer was lost, and finds it by its id', async () => {
  for (const fault of ['F1', 'F2']) {
    await world.fail(fault, trader.address)
    const lost = order()
    expect((await place(lost))[0]?.status).toBe('unknown')
    const found = await world.ctx.exchange.orderByCloid(trader.address, lost.cloid)
    expect(found).toMatchObject({ cloid: lost.cloid, status: 'filled' })
  }
  expect(await world.ctx.exchange.orderByCloid(trader.address, order().cloid)).toBeNull()
})

test('throws, rather than finding nothing, when the exchange is away', async () => {
  await world.fail('F16', trader.address, 1)
  const asked = world.ctx.exchange.orderByCloid(trader.address, order().cloid)
  await expect(asked).rejects.toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
  await expect
    .poll(() => place(order()).then(([one]) => one?.status), { timeout: 30_000 })
    .toBe('filled')
})

test('reads fills ascending, each once, with the fee of the builder inside the fee', async () => {
  const fills = await world.ctx.exchange.fillsSince(trader.address, 0)
  expect(fills.length).toBeGreaterThan(2)
  expect(fills.map(({ at }) => at)).toEqual(fills.map(({ at }) => at).toSorted((a, b) => a - b))
  expect(new Set(fills.map(({ tid }) => tid)).size).toBe(fills.length)
  for (const { fee, builderFee } of fills) {
    expect(Number(builderFee)).toBeGreaterThan(0)
    expect(Number(fee)).toBeGreaterThan(Number(builderFee))
  }
})

test('serves candles that end now, from one request for everybody', async () => {
  const { exchange } = world.ctx
  const [many, few] = await Promise.all([
    exchange.candles('ETH', '1m', 100),
    exchange.candles('ETH', '1m', 10),
  ])
  expect(many).toHaveLength(100)
  expect(few).toEqual(many.slice(-10))
  expect(many.at(-1)?.T).toBeGreaterThan(Date.now() - 2_000)
  for (const [index, candle] of many.entries()) {
    expect(candle.t - (many[index - 1]?.t ?? candle.t - 60_000)).toBe(60_000)
  }
})

test('goes on above the nonces of earlier processes when the clock was set back meanwhile', () => {
  const [hour, actedUntil] = [3_600_000, 1_700_000_000_000]
  const times = [actedUntil - 2 * hour, actedUntil - 2 * hour, actedUntil + hour]
  const next = nonceSource(() => times.shift() ?? 0, actedUntil)
  const [first, second] = [next('a'), next('a')]
  expect(first).toBeGreaterThan(actedUntil)
  expect(second).toBe(first + 1)
  expect(next('a')).toBe(actedUntil + hour)
  // A clock that was days ahead leaves nothing that the exchange would refuse.
  const wrong = nonceSource(() => actedUntil, actedUntil + 48 * hour)
  expect(wrong('a')).toBe(actedUntil)
})

test('never uses a nonce twice, even when the clock steps back', () => {
  const times = [1_000, 1_000, 400, 2_000]
  const next = nonceSource(() => times.shift() ?? 0)
  expect([next('a'), next('a'), next('a'), next('a'), next('b')]).toEqual([
    1_000, 1_001, 1_002, 2_000, 0,
  ])
})
