// Moving a stop, on the real local exchange: some stop always rests, whatever fails on the way.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compare } from '../../../contract/decimal.ts'
import { type Desk, looking, openDesk, priceAt } from '../../testing/desk.ts'
import { unguardedMoments } from '../../testing/routes/guarded.ts'
import { heldSize } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import type { Exchange, OrderOutcome } from '../../venue/port.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import { moveStop } from '../index.ts'

let world: World
let desk: Desk
let trader: Trader
let mandate: MandateRow
let bury = () => {}
beforeEach(async () => {
  world = await startWorld()
  desk = openDesk(world)
  trader = await world.newTrader()
  mandate = await desk.claim(trader)
})
afterEach(async () => {
  bury()
  await world.stop()
})

function openOne(of = desk, side: 'long' | 'short' = 'long') {
  const gains = side === 'long' ? 1 : -1
  return of.open(mandate, {
    side,
    size: '0.01',
    targets: [{ price: priceAt(of, 2 * gains), quantity: null }],
    stopLossPrice: priceAt(of, -2 * gains),
  })
}

function move(id: string, price: string, by = desk) {
  return by.runner.act(mandate.id, () => moveStop(by.ctx, id, price))
}

/** Trigger prices of the stops that rest. */
async function stops(): Promise<string[]> {
  const { orders } = await world.truth(trader.address)
  return orders
    .filter(({ status, order }) => status === 'open' && order.orderType.startsWith('Stop'))
    .map(({ order }) => order.triggerPx)
}

async function expectMoved(id: string, price: string): Promise<void> {
  const position = await desk.position(id)
  expect(compare(position.stopLossPrice ?? 0, price)).toBe(0)
  const [stop, ...others] = await stops()
  expect(others).toEqual([])
  expect(compare(stop ?? 0, price)).toBe(0)
  expect(unguardedMoments(await world.truth(trader.address))).toEqual([])
}

test.each(['long', 'short'] as const)(
  'moves the stop of a %s, which closes it where it was moved to',
  async (side) => {
    const { id } = await openOne(desk, side)
    const gains = side === 'long' ? 1 : -1
    const price = priceAt(desk, -1 * gains)
    expect(await move(id, price)).toBe('moved')
    await expectMoved(id, price)
    await world.shock('BTC', -1.2 * gains)
    await looking(desk, trader, async () => {
      expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: 'stop_loss' })
    })
    expect(await heldSize(world, trader)).toBe('0')
    expect(await stops()).toEqual([])
  },
)

test('moves it again and again, and back', async () => {
  const { id } = await openOne()
  for (const at of [-1.5, -0.5, -1.5, -3]) {
    const price = priceAt(desk, at)
    expect(await move(id, price)).toBe('moved')
    await expectMoved(id, price)
  }
})

test('refuses a price on the wrong side of the mark, and moves nothing', async () => {
  const { id, stopLossPrice } = await openOne()
  await expect(move(id, priceAt(desk, 0.5))).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  await expectMoved(id, stopLossPrice ?? '')
  const orders = await desk.ctx.store.orders.ofPosition(id)
  expect(orders.filter(({ kind }) => kind === 'stop_loss')).toHaveLength(1)
})

test('refuses one of a position that is closed, or that never was', async () => {
  const { id } = await openOne()
  await desk.runner.closePosition(id, 1)
  await expect(move(id, priceAt(desk, -1))).rejects.toMatchObject({ code: 'POSITION_NOT_OPEN' })
  await expect(move('nothing', priceAt(desk, -1))).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each(['F1', 'F2'] as const)(
  'finds the new stop whose answer was lost to %s, and takes the old one away then',
  async (fault) => {
    const { id, stopLossPrice } = await openOne()
    const price = priceAt(desk, -1)
    await world.fail(fault, trader.address)
    expect(await move(id, price)).toBe('unknown')
    expect((await desk.position(id)).stopLossPrice).toBe(stopLossPrice)
    expect(await stops()).toHaveLength(2)
    await looking(desk, trader, () => expectMoved(id, price))
  },
)

/** Simulates a process that dies at its next order after `arm`, before or after it was sent. */
function dying(moment: 'before sending' | 'after sending') {
  const reached = Promise.withResolvers<void>()
  const end = Promise.withResolvers<OrderOutcome[]>()
  let isArmed = false
  const real = world.ctx.exchange
  const exchange: Exchange = {
    ...real,
    placeOrders: async (...order) => {
      if (!isArmed) return real.placeOrders(...order)
      if (moment === 'after sending') await real.placeOrders(...order)
      reached.resolve()
      return end.promise
    },
  }
  bury = () => end.resolve([])
  return { exchange, reached: reached.promise, arm: () => (isArmed = true) }
}

test.each(['before sending', 'after sending'] as const)(
  'a process that dies %s the new stop leaves exactly one to the next process',
  async (moment) => {
    const death = dying(moment)
    const doomed = openDesk(world, {
      exchange: death.exchange,
      timing: { lease: 1_000, stuck: 1_000 },
    })
    const { id, stopLossPrice } = await openOne(doomed)
    const price = priceAt(desk, -1)
    death.arm()
    const lost = move(id, price, doomed).catch(() => undefined)
    await death.reached
    const expected = moment === 'after sending' ? price : (stopLossPrice ?? '')
    await looking(desk, trader, async () => {
      await expectMoved(id, expected)
      expect(await desk.ctx.store.orders.unsettled(mandate.id)).toEqual([])
    })
    bury()
    await lost
    await looking(desk, trader, () => expectMoved(id, expected))
  },
)
