// Entries that wait for their price, on the real local exchange.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import { type Desk, type DeskTerms, looking, openDesk, priceAt } from '../../testing/desk.ts'
import { unguardedMoments } from '../../testing/routes/guarded.ts'
import { heldSize } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import { cancelEntry } from '../index.ts'

let world: World
let desk: Desk
let trader: Trader
let mandate: MandateRow
beforeEach(async () => {
  world = await startWorld()
  desk = openDesk(world)
  trader = await world.newTrader()
  mandate = await desk.claim(trader)
})
afterEach(() => world.stop())

/** Opens a long with its limit price this many percent from the market: below it waits, above it buys at once. */
function bid(percent: number, more: Partial<DeskTerms> = {}) {
  return desk.open(mandate, {
    side: 'long',
    size: '0.01',
    targets: [{ price: priceAt(desk, 3), quantity: null }],
    stopLossPrice: priceAt(desk, -3),
    waits: { limitPrice: priceAt(desk, percent), timeInForce: 'resting' },
    ...more,
  })
}

/** Half of it fills at once; then the price moves away, and the rest waits. */
async function bidHalfFilled(more: Partial<DeskTerms> = {}) {
  for (;;) {
    const position = await bidForHalf(more)
    if (position.entrySize === '0.005') return position
    // The simulated clock was faster than the price shock, and the other half has filled as well: try again.
    await looking(desk, trader, async () => {
      await desk.runner.closePosition(position.id, 1)
      expect(await heldSize(world, trader)).toBe('0')
    })
  }
}

async function bidForHalf(more: Partial<DeskTerms>) {
  await world.fail('F6', trader.address)
  const real = desk.ctx.exchange
  desk.ctx.exchange = {
    ...real,
    placeOrders: async (...order) => {
      const outcomes = await real.placeOrders(...order)
      desk.ctx.exchange = real
      await world.shock('BTC', 1)
      return outcomes
    },
  }
  return bid(0.2, more)
}

function cancel(id: string) {
  return desk.runner.act(mandate.id, () => cancelEntry(desk.ctx, id))
}

async function entryOf(id: string) {
  const orders = await desk.ctx.store.orders.ofPosition(id)
  return orders.find(({ kind }) => kind === 'entry')
}

/** The stops that guard the open part; those that sleep with the entry are not counted. */
async function stops(): Promise<string[]> {
  const { orders } = await world.truth(trader.address)
  return orders
    .filter(({ status, order }) => status === 'open' && order.orderType.startsWith('Stop'))
    .map(({ order }) => order.sz)
    .toSorted()
}

test('waits without being open, and is guarded from the moment that it fills', async () => {
  const { id, status } = await bid(-1)
  expect(status).toBe('opening')
  await desk.look(trader)
  expect(await desk.position(id)).toMatchObject({ status: 'opening', entrySize: '0' })
  await world.shock('BTC', -1.1)
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ status: 'open', protection: 'on_exchange' })
  })
  expect(await heldSize(world, trader)).toBe('0.01')
  expect(await stops()).toEqual(['0.01'])
  expect(await entryOf(id)).toMatchObject({ status: 'filled', filledSize: '0.01' })
  expect(unguardedMoments(await world.truth(trader.address))).toEqual([])
})

test('one that must not take is refused when it would, and leaves no position', async () => {
  const waits = { limitPrice: priceAt(desk, 1), timeInForce: 'post_only' as const }
  const { id } = await bid(0, { waits })
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: null })
  })
  expect(await heldSize(world, trader)).toBe('0')
})

test('guards the part that has filled, then the whole', async () => {
  const { id } = await bidHalfFilled()
  expect(await desk.position(id)).toMatchObject({ status: 'open', entrySize: '0.005' })
  expect(await entryOf(id)).toMatchObject({ status: 'resting', filledSize: '0.005' })
  // The exchange activates the triggers that came with the entry only once all of it has filled.
  expect(await stops()).toEqual(['0.005', '0.01'])
  await world.shock('BTC', -1)
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ entrySize: '0.01', protection: 'on_exchange' })
    expect(await stops()).toEqual(['0.01'])
  })
  expect(await entryOf(id)).toMatchObject({ status: 'filled', filledSize: '0.01' })
})

test('several targets are placed for what has filled, the nearest first', async () => {
  const near = { price: priceAt(desk, 2), quantity: '0.004' }
  const { id } = await bidHalfFilled({
    targets: [near, { price: priceAt(desk, 3), quantity: null }],
  })
  const sizes = async () => {
    const { orders } = await world.truth(trader.address)
    const open = orders.filter(({ status }) => status === 'open')
    return open
      .filter(({ order }) => order.orderType.startsWith('Take'))
      .map(({ order }) => order.sz)
      .toSorted()
  }
  // 0.005 is open: the target without a quantity gets its share only after the whole entry has filled.
  expect(await sizes()).toEqual(['0.001', '0.004'])
  await world.shock('BTC', -1)
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ entrySize: '0.01', protection: 'on_exchange' })
    expect(await sizes()).toEqual(['0.004', '0.006'])
  })
})

test('cancelled before a fill, it never was a position', async () => {
  const { id } = await bid(-1)
  expect(await cancel(id)).toBe('nothing_filled')
  expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: null })
  const { orders } = await world.truth(trader.address)
  expect(orders.filter(({ status }) => status === 'open')).toEqual([])
  await expect(cancel(id)).rejects.toMatchObject({ code: 'POSITION_NOT_OPEN' })
})

test('cancelled after a part has filled, that part stays open and guarded', async () => {
  const { id } = await bidHalfFilled()
  expect(await cancel(id)).toBe('partly_filled')
  expect(await desk.position(id)).toMatchObject({
    status: 'open',
    entrySize: '0.005',
    protection: 'on_exchange',
  })
  expect(await stops()).toEqual(['0.005'])
  await world.shock('BTC', -1.5)
  await desk.look(trader)
  expect(await heldSize(world, trader)).toBe('0.005')
  expect(await cancel(id)).toBe('partly_filled')
})

test('a part that has filled has its own stop although the answer to the cancel was lost', async () => {
  const { id } = await bidHalfFilled()
  await world.fail('F1', trader.address, 1, 'cancelByCloid')
  expect(await cancel(id)).toBe('partly_filled')
  expect(await desk.position(id)).toMatchObject({ status: 'open', protection: 'on_exchange' })
  expect(await stops()).toEqual(['0.005'])
})

test('one that has filled cannot be cancelled, and stays', async () => {
  const { id } = await bid(-1)
  await world.shock('BTC', -1.1)
  expect(await cancel(id)).toBe('filled')
  expect(await desk.position(id)).toMatchObject({ status: 'open', entrySize: '0.01' })
})

test('closing what has filled takes back the rest of the entry first', async () => {
  const { id } = await bidHalfFilled()
  await desk.runner.closePosition(id, 1)
  expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: 'manual' })
  await world.shock('BTC', -2)
  await desk.look(trader)
  expect(await heldSize(world, trader)).toBe('0')
  const { orders } = await world.truth(trader.address)
  expect(orders.filter(({ status }) => status === 'open')).toEqual([])
})

test('the stop of a part closes it, and what is left of the entry goes', async () => {
  const { id } = await bidHalfFilled()
  // Moves past the entry's own price: the waiting rest fills too, and is closed at once.
  await world.shock('BTC', -6)
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: 'stop_loss' })
    expect(await heldSize(world, trader)).toBe('0')
    const { orders } = await world.truth(trader.address)
    expect(orders.filter(({ status }) => status === 'open')).toEqual([])
  })
})

test('notices that it was cancelled at the venue', async () => {
  const { id } = await bid(-1)
  const { ctx } = trader
  const transport = new HttpTransport({ apiUrl: world.url, isTestnet: true })
  const wallet = privateKeyToAccount(await ctx.agents.privateKeyOf(ctx.viewer.id))
  const entry = await entryOf(id)
  await new ExchangeClient({ transport, wallet }).cancelByCloid({
    cancels: [{ asset: 0, cloid: entry?.cloid ?? '' }],
  })
  await looking(desk, trader, async () => {
    expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: null })
  })
})

test.each(['F1', 'F2'] as const)('adopts the entry whose answer was lost to %s', async (fault) => {
  // Sets the leverage first, so that the fault hits the order.
  await bid(-1).then(({ id }) => cancel(id))
  await world.fail(fault, trader.address)
  const { id } = await bid(-1)
  await looking(desk, trader, async () => {
    expect(await entryOf(id)).toMatchObject({ status: 'resting' })
  })
  expect(await cancel(id)).toBe('nothing_filled')
  expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: null })
})

test.each(['F1', 'F2'] as const)(
  'a cancel whose answer was lost to %s has happened, and is known at once',
  async (fault) => {
    const { id } = await bid(-1)
    await world.fail(fault, trader.address)
    expect(await cancel(id)).toBe('nothing_filled')
    expect(await desk.position(id)).toMatchObject({ status: 'closed', closeReason: null })
  },
)

test('another process goes on where the first has left off', async () => {
  const { id } = await bid(-1)
  await desk.runner.stop()
  const next = openDesk(world)
  await world.shock('BTC', -1.1)
  await looking(next, trader, async () => {
    expect(await next.position(id)).toMatchObject({ status: 'open', protection: 'on_exchange' })
  })
  expect(await stops()).toEqual(['0.01'])
})
