// Moving a stop to break-even, on the real local exchange.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compare } from '../../../contract/decimal.ts'
import { type Desk, looking, openDesk, priceAt } from '../../testing/desk.ts'
import { unguardedMoments } from '../../testing/routes/guarded.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import { positionPnlOf } from '../pnl.ts'
import { armBreakEven, moveStop, moveToBreakEven } from '../index.ts'
import { breakEvenPrice } from './break-even.ts'

let world: World
let desk: Desk
let trader: Trader
let mandate: MandateRow
beforeAll(async () => {
  world = await startWorld()
  desk = openDesk(world)
})
afterAll(() => world.stop())
beforeEach(async () => {
  trader = await world.newTrader()
  mandate = await desk.claim(trader)
})

type Side = 'long' | 'short'
const gainsOf = (side: Side) => (side === 'long' ? 1 : -1)

/** Opens a position with two targets: half of it at 0.5 percent, the rest at 3. */
function openOne(side: Side = 'long') {
  const at = (percent: number) => priceAt(desk, percent * gainsOf(side))
  return desk.open(mandate, {
    side,
    size: '0.1',
    targets: [
      { price: at(0.5), quantity: '0.05' },
      { price: at(3), quantity: null },
    ],
    stopLossPrice: at(-1),
  })
}

function act<T>(work: () => Promise<T>): Promise<T> {
  return desk.runner.act(mandate.id, work)
}

async function expectAtBreakEven(id: string): Promise<void> {
  const position = await desk.position(id)
  const price = breakEvenPrice(position, await desk.ctx.store.fills.ofPosition(id))
  const off = Number(position.stopLossPrice) / Number(price) - 1
  // On a tick, and never on the losing side.
  expect(off * gainsOf(position.side)).toBeGreaterThanOrEqual(0)
  expect(off * gainsOf(position.side)).toBeLessThan(0.00002)
  expect(position.breakEvenAt).not.toBeNull()
}

test.each(['long', 'short'] as const)('fees of both ways are earned back by a %s', (side) => {
  const isBuy = side === 'long'
  const position = { side, entrySize: '2', entryNotional: '2000' }
  const price = breakEvenPrice(position, [
    { isBuy, fee: '1', builderFee: '0.1' },
    { isBuy, fee: '1', builderFee: '0.1' },
    { isBuy: !isBuy, fee: '50', builderFee: '5' },
  ])
  const exit = 2 * Number(price)
  const gross = (exit - 2000) * gainsOf(side)
  expect(gross - 2 - exit * (0.00045 + 0.0001)).toBeCloseTo(0, 9)
})

test.each(['long', 'short'] as const)(
  'the stop of a %s moves by itself once the price is there, and loses nothing then',
  async (side) => {
    const { id } = await openOne(side)
    const gains = gainsOf(side)
    await act(() => armBreakEven(desk.ctx, id, priceAt(desk, 0.3 * gains)))
    await desk.look(trader)
    expect(await desk.position(id)).toMatchObject({ breakEvenAt: null })
    await world.shock('BTC', 0.4 * gains)
    await looking(desk, trader, () => expectAtBreakEven(id))
    await world.shock('BTC', -0.29 * gains)
    await looking(desk, trader, async () => {
      expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: 'stop_loss' })
    })
    // Fees were 6.6; any further loss is what the order book gave below the stop.
    const position = await desk.position(id)
    const net = Number(positionPnlOf(position, null).net)
    expect(net).toBeGreaterThan(-2)
    expect(unguardedMoments(await world.truth(trader.address))).toEqual([])
  },
)

test('a target that was reached counts, also when the price came back before anybody looked', async () => {
  const { id, takeProfitPrice } = await openOne()
  await act(() => armBreakEven(desk.ctx, id, takeProfitPrice))
  await world.shock('BTC', 0.6)
  await world.shock('BTC', -0.3)
  await looking(desk, trader, () => expectAtBreakEven(id))
  expect((await desk.position(id)).exitSize).toBe('0.05')
})

test('happens once: a stop that is moved back afterwards stays there', async () => {
  const { id } = await openOne()
  await world.shock('BTC', 0.4)
  await desk.look(trader)
  expect(await act(() => moveToBreakEven(desk.ctx, id))).toBe('moved')
  await expectAtBreakEven(id)
  const back = priceAt(desk, -1)
  await act(() => moveStop(desk.ctx, id, back))
  await desk.look(trader)
  expect(compare((await desk.position(id)).stopLossPrice ?? 0, back)).toBe(0)
  await expect(act(() => moveToBreakEven(desk.ctx, id))).rejects.toMatchObject({
    code: 'POSITION_NOT_OPEN',
  })
  await expect(act(() => armBreakEven(desk.ctx, id, priceAt(desk, 1)))).rejects.toMatchObject({
    code: 'POSITION_NOT_OPEN',
  })
})

test('a stop that guards more already stays', async () => {
  const { id } = await openOne()
  await world.shock('BTC', 0.48)
  const better = priceAt(desk, -0.05)
  await act(() => moveStop(desk.ctx, id, better))
  await act(() => moveToBreakEven(desk.ctx, id))
  const position = await desk.position(id)
  expect(compare(position.stopLossPrice ?? 0, better)).toBe(0)
  expect(position.breakEvenAt).not.toBeNull()
})

test('refuses by hand while the price has not gone far enough, and a trigger that is a loss', async () => {
  const { id, stopLossPrice } = await openOne()
  await expect(act(() => moveToBreakEven(desk.ctx, id))).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  })
  const below = priceAt(desk, -0.5)
  await expect(act(() => armBreakEven(desk.ctx, id, below))).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  })
  expect(await desk.position(id)).toMatchObject({ stopLossPrice, breakEvenAt: null })
})

test('disarmed, it does not move', async () => {
  const { id, stopLossPrice } = await openOne()
  await act(() => armBreakEven(desk.ctx, id, priceAt(desk, 0.2)))
  await act(() => armBreakEven(desk.ctx, id, null))
  await world.shock('BTC', 0.4)
  await desk.look(trader)
  expect(await desk.position(id)).toMatchObject({ stopLossPrice, breakEvenAt: null })
})
