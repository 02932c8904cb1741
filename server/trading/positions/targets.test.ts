// Positions with several targets, on the real local exchange.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { add } from '../../../contract/decimal.ts'
import { type Desk, looking, openDesk, priceAt } from '../../testing/desk.ts'
import { unguardedMoments } from '../../testing/routes/guarded.ts'
import { heldSize } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'

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

/** Orders that rest on the exchange, such as "tp 0.005", "sl 0.01". */
async function resting(): Promise<string[]> {
  const { orders } = await world.truth(trader.address)
  return orders
    .filter(({ status, order }) => status === 'open' && order.isTrigger)
    .map(({ order }) => `${order.orderType.startsWith('Stop') ? 'sl' : 'tp'} ${order.sz}`)
    .toSorted()
}

async function targetsOf(id: string) {
  const rows = await desk.ctx.store.targets.ofPosition(id)
  return rows.map(({ state, filledQuantity }) => `${state} ${add(filledQuantity)}`)
}

function openTwo(quantities: [string | null, string | null], size = '0.01') {
  const [first, second] = quantities
  return desk.open(mandate, {
    side: 'long',
    size,
    targets: [
      { price: priceAt(desk, 0.5), quantity: first },
      { price: priceAt(desk, 1.5), quantity: second },
    ],
    stopLossPrice: priceAt(desk, -1),
  })
}

test('rests one order a target, the last for what the others leave, and a stop for everything', async () => {
  const position = await openTwo(['0.006', null])
  expect(position).toMatchObject({ status: 'open' })
  expect(await resting()).toEqual(['sl 0.01', 'tp 0.004', 'tp 0.006'])
  expect(await desk.position(position.id)).toMatchObject({ protection: 'on_exchange' })
})

test('a target that fills leaves the stop, shrunk to the rest, and the next target nearest', async () => {
  const { id } = await openTwo(['0.006', null])
  await world.shock('BTC', 0.8)
  await looking(desk, trader, async () => {
    expect(await resting()).toEqual(['sl 0.004', 'tp 0.004'])
  })
  expect(await targetsOf(id)).toEqual(['reached 0.006', 'pending 0'])
  const position = await desk.position(id)
  const [, far] = await desk.ctx.store.targets.ofPosition(id)
  expect(position).toMatchObject({ status: 'open', takeProfitPrice: far?.price })
  expect(await heldSize(world, trader)).toBe('0.004')
  await world.shock('BTC', 1.5)
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: 'take_profit' })
  })
  expect(await targetsOf(id)).toEqual(['reached 0.006', 'reached 0.004'])
  expect(await resting()).toEqual([])
  expect(unguardedMoments(await world.truth(trader.address))).toEqual([])
})

test('a part closed by hand takes from the farthest targets first, and never leaves more than is open', async () => {
  const { id } = await openTwo(['0.004', '0.004'])
  expect(await resting()).toEqual(['sl 0.01', 'tp 0.004', 'tp 0.004'])
  await desk.runner.closePosition(id, 0.5)
  await looking(desk, trader, async () => {
    expect(await resting()).toEqual(['sl 0.005', 'tp 0.001', 'tp 0.004'])
  })
  await desk.runner.closePosition(id, 0.6)
  await looking(desk, trader, async () => expect(await resting()).toEqual(['sl 0.002', 'tp 0.002']))
  await desk.runner.closePosition(id, 1)
  await looking(desk, trader, async () => expect(await resting()).toEqual([]))
  expect(await targetsOf(id)).toEqual(['cancelled 0', 'cancelled 0'])
  expect(unguardedMoments(await world.truth(trader.address))).toEqual([])
})

test('rounds quantities down to lots', async () => {
  const { id } = await openTwo(['0.0033399', '0.0033399'])
  const rows = await desk.ctx.store.targets.ofPosition(id)
  expect(rows.map(({ quantity }) => quantity)).toEqual(['0.00333', '0.00333'])
})

test.each([
  ['more than the size', ['0.006', '0.005']],
  ['less than a lot', ['0.000009', null]],
  ['nothing left for the rest', ['0.01', null]],
  ['two that take the rest', [null, null]],
] as const)('refuses %s, and sends nothing', async (_, [first, second]) => {
  await expect(openTwo([first, second])).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  expect(await desk.ctx.store.positions.live(mandate.id)).toEqual([])
  expect((await world.truth(trader.address)).orders).toEqual([])
})

test('refuses targets on the losing side, and those that are not nearest first', async () => {
  const terms = { side: 'short' as const, size: '0.01', stopLossPrice: priceAt(desk, 1) }
  for (const [near, far] of [
    [0.5, 1],
    [-1, -0.5],
  ] as const) {
    const targets = [near, far].map((at) => ({ price: priceAt(desk, at), quantity: '0.005' }))
    await expect(desk.open(mandate, { ...terms, targets })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    })
  }
})
