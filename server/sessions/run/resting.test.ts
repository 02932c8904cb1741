// Sessions whose strategy lets entries and take-profits rest in the book, on the real local exchange: repricing, fills,
// and processes that die at each step of it. By the exchange's own record nothing is open without a stop, and nothing
// is opened twice.
import { afterEach, expect, test, vi } from 'vitest'
import type { Session } from '../../../contract/sessions/sessions.ts'
import { quickStrategy } from '../../../engine/sessions/presets.ts'
import { compare } from '../../../contract/decimal.ts'
import { turnover, unguardedMoments } from '../../testing/routes/guarded.ts'
import { create, ended, heldSize, sessionNow } from '../../testing/stories.ts'
import type { Exchange } from '../../venue/port.ts'
import {
  type Trader,
  type World,
  type WorldOptions,
  startWorld,
} from '../../testing/worlds/world.ts'
import { stopSession } from '../stop.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

const maker = {
  restsTargets: true,
  entries: { restMs: 700, mostPosts: 1_000, crossWithinPct: null },
}
const strategy = { ...quickStrategy, entrySpacingMs: 0, cooldownMs: 0, maker }
const one = { maxPositions: 1 }

async function resting(options: WorldOptions = {}) {
  world = await startWorld({ strategy, ...options })
  world.runner.start()
  const trader = await world.newTrader()
  return { at: world, trader, session: await create(trader, one) }
}

async function ordersOf(at: World, trader: Trader) {
  const { orders } = await at.truth(trader.address)
  return orders.map(({ order, status }) => ({ ...order, status }))
}

async function openOrders(at: World, trader: Trader) {
  return (await ordersOf(at, trader)).filter(({ status }) => status === 'open')
}

const entriesIn = <T extends { reduceOnly: boolean; orderType: string }>(orders: T[]): T[] =>
  orders.filter(({ reduceOnly, orderType }) => !reduceOnly && orderType === 'Limit')

/** The session's row of the position that is not closed. */
async function livePosition({ ctx }: Trader, { id }: Session) {
  const [live] = await ctx.store.positions.live(id)
  return live
}

async function posted(at: World, trader: Trader): Promise<void> {
  await vi.waitFor(async () => expect(entriesIn(await openOrders(at, trader))).toHaveLength(1), {
    timeout: 30_000,
    interval: 50,
  })
}

/** Lets the price come to the waiting entry. */
async function filled(at: World, trader: Trader, session: Session) {
  return vi.waitFor(
    async () => {
      const position = await livePosition(trader, session)
      if (position === undefined) throw new Error('nothing waits')
      if (position.status === 'opening')
        await at.shock('BTC', position.side === 'long' ? -0.05 : 0.05)
      expect(position).toMatchObject({ status: 'open', protection: 'on_exchange' })
      return position
    },
    { timeout: 60_000, interval: 100 },
  )
}

test('posts an entry, fills as a maker, and closes as a maker at a target that rested', async () => {
  const { at, trader, session } = await resting()
  const position = await filled(at, trader, session)
  const open = await openOrders(at, trader)
  const targets = open.filter(({ reduceOnly, orderType }) => reduceOnly && orderType === 'Limit')
  expect(targets.map(({ sz, limitPx }) => [Number(sz), Number(limitPx)])).toEqual([
    [Number(position.plannedSize), Number(position.takeProfitPrice)],
  ])
  expect(open.filter(({ orderType }) => orderType.startsWith('Stop'))).toHaveLength(1)
  const input = { params: { sessionId: session.id }, body: { mode: 'no_new_entries' as const } }
  await stopSession({ ctx: trader.ctx, input })
  const way = position.side === 'long' ? 1 : -1
  await at.shock('BTC', way * (session.plan.takeProfitPct + 0.3))
  await ended(trader, session)
  const { fills } = await at.truth(trader.address)
  expect(fills.map(({ crossed }) => crossed)).toEqual([false, false])
  expect(await openOrders(at, trader)).toEqual([])
})

test('reprices what does not fill, one order at a time, and gives it up with the session', async () => {
  const { at, trader, session } = await resting()
  const way = (await livePosition(trader, session))?.side === 'short' ? -1 : 1
  await vi.waitFor(
    async () => {
      // The price runs away from every post.
      await at.shock('BTC', way * 0.02)
      expect(entriesIn(await ordersOf(at, trader)).length).toBeGreaterThan(3)
    },
    { timeout: 60_000, interval: 400 },
  )
  expect(entriesIn(await openOrders(at, trader)).length).toBeLessThan(2)
  const input = { params: { sessionId: session.id }, body: { mode: 'close_all' as const } }
  await stopSession({ ctx: trader.ctx, input })
  await ended(trader, session)
  expect(await openOrders(at, trader)).toEqual([])
  expect(await heldSize(at, trader)).toBe('0')
})

test('keeps no entry waiting for a session that ends and keeps its positions', async () => {
  const { at, trader, session } = await resting()
  await posted(at, trader)
  const input = { params: { sessionId: session.id }, body: { mode: 'keep_positions' as const } }
  await stopSession({ ctx: trader.ctx, input })
  await vi.waitFor(async () => expect(await openOrders(at, trader)).toEqual([]), 30_000)
  await vi.waitFor(
    async () => expect((await sessionNow(trader, session)).status).toBe('ended'),
    30_000,
  )
})

/** Where a process dies: at a cancel or at a post, before or after its request has reached the exchange. */
const steps = [
  'before its cancel',
  'after its cancel',
  'before its post',
  'after its post',
] as const

/** Simulates a process that dies there, once `arm` was called. */
function dyingAt(step: (typeof steps)[number]) {
  const reached = Promise.withResolvers<void>()
  const end = Promise.withResolvers<never>()
  let isArmed = false
  const orDie = async <T>(what: 'cancel' | 'post', request: () => Promise<T>): Promise<T> => {
    if (!isArmed || !step.endsWith(what)) return request()
    isArmed = false
    if (step.startsWith('after')) await request()
    reached.resolve()
    return end.promise
  }
  const exchange = (real: Exchange): Exchange => ({
    ...real,
    placeOrders: (...order) => orDie('post', () => real.placeOrders(...order)),
    cancelOrders: (...cancel) => orDie('cancel', () => real.cancelOrders(...cancel)),
  })
  const arm = (): void => {
    isArmed = true
  }
  return { exchange, arm, reached: reached.promise, bury: () => end.reject(new Error('dead')) }
}

let bury = () => {}
afterEach(() => bury())

test.each(steps)(
  'a process that dies %s while it reprices leaves one guarded position',
  async (step) => {
    const death = dyingAt(step)
    bury = death.bury
    const { at, trader, session } = await resting({
      exchange: death.exchange,
      timing: { lease: 1_000, stuck: 1_000 },
    })
    await posted(at, trader)
    death.arm()
    await death.reached
    at.newRunner().start()
    const position = await filled(at, trader, session)
    const truth = await at.truth(trader.address)
    expect(compare(turnover(truth.fills).opened, position.plannedSize)).toBe(0)
    expect(entriesIn(await openOrders(at, trader))).toEqual([])
    expect(unguardedMoments(truth)).toEqual([])
  },
)
