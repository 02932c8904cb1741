// People and prices act on one position at once. Checked against the exchange's own record: nothing is ever open
// without a stop, nothing closes twice, and what is left is guarded.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { absolute, add, compare } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { randomNumbers } from '../../../engine/random-numbers.ts'
import { type Desk, looking, openDesk, priceAt } from '../../testing/desk.ts'
import { turnover, unguardedMoments } from '../../testing/routes/guarded.ts'
import type { Truth } from '../../testing/exchange/local-controls.ts'
import { heldSize } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { cancelEntry, moveStop } from '../index.ts'

/** Set RACES for more, e.g. `RACES=500 npm run unit positions/races`: each race takes seconds. */
const races = Number(process.env['RACES'] ?? 20)
const patience = { timeout: 600_000 + races * 5_000 }
const seed = 2_026
const size = '0.01'

let world: World
let desk: Desk
let trader: Trader
let mandate: MandateRow
beforeAll(async () => {
  world = await startWorld()
  // The loop is not started: the races run looks themselves.
  desk = openDesk(world)
  trader = await world.newTrader('100000')
  mandate = await desk.claim(trader)
})
afterAll(() => world.stop())

type Runner = () => Promise<unknown>

const look: Runner = () => desk.look(trader)

/** Runs all and records what each did. Refusals are fine, any other error fails the test. */
async function run(field: Runner[], random: () => number): Promise<void> {
  const results = await Promise.allSettled(
    field.map(async (runner) => {
      await sleep(random() * 40)
      return runner()
    }),
  )
  const faults = results.filter(
    (result) => result.status === 'rejected' && !(result.reason instanceof ServiceError),
  )
  expect(faults).toEqual([])
}

/** All at once; or the hand first for certain, since on a crowded machine the price may win each time. */
function heats(isHandFirst: boolean, hand: Runner, shock: Runner): Runner[][] {
  return isHandFirst ? [[hand], [shock, look, look]] : [[hand, shock, look, look]]
}

/** The orders and fills of this account since `before`. */
async function since(before: Truth): Promise<Truth> {
  const now = await world.truth(trader.address)
  const known = new Set(before.orders.map(({ order }) => order.cloid))
  return {
    ...now,
    orders: now.orders.filter(({ order }) => !known.has(order.cloid)),
    fills: now.fills.slice(before.fills.length),
  }
}

/** The books agree with the exchange, and an open position has one stop and one target of its size. */
async function expectSound(position: PositionRow, before: Truth): Promise<void> {
  const truth = await since(before)
  expect(unguardedMoments(truth)).toEqual([])
  const { opened, closed } = turnover(truth.fills)
  expect([add(position.entrySize), add(position.exitSize)]).toEqual([opened, closed])
  const held = absolute(await heldSize(world, trader))
  expect(add(held, closed)).toBe(opened)
  const open = truth.orders.filter(({ status }) => status === 'open')
  const expected = position.status === 'closed' ? [] : [held, held]
  expect(open.map(({ order }) => order.sz)).toEqual(expected)
}

async function settled(id: string): Promise<PositionRow> {
  await looking(desk, trader, async () => {
    const { status, protection } = await desk.position(id)
    expect(status === 'closed' || (status === 'open' && protection === 'on_exchange')).toBe(true)
    expect(await desk.ctx.store.orders.unsettled(mandate.id)).toEqual([])
    const held = absolute(await heldSize(world, trader))
    expect(compare(held, 0) === 0).toBe(status === 'closed')
  })
  return desk.position(id)
}

test(`${races} times: a stop is moved while it fills`, patience, async () => {
  const random = randomNumbers(seed)
  const ends = new Map<string, number>()
  for (let number = 0; number < races; number++) {
    const side = number % 2 === 0 ? 'long' : 'short'
    const gains = side === 'long' ? 1 : -1
    const before = await world.truth(trader.address)
    const { id } = await desk.open(mandate, {
      side,
      size,
      targets: [{ price: priceAt(desk, 3 * gains), quantity: null }],
      stopLossPrice: priceAt(desk, -0.5 * gains),
    })
    // Half of the time the new stop is so tight that both may fill; otherwise it is far enough for either to happen
    // first.
    const price = priceAt(desk, (number % 4 < 2 ? -0.3 : -2) * gains)
    const move: Runner = () => desk.runner.act(mandate.id, () => moveStop(desk.ctx, id, price))
    const shock: Runner = async () => {
      // Moving a stop takes up to about this long.
      await sleep(random() * 300)
      await world.shock('BTC', -0.7 * gains)
    }
    for (const heat of heats(number === 2, move, shock)) await run(heat, random)
    const position = await settled(id)
    await expectSound(position, before)
    ends.set(position.status, (ends.get(position.status) ?? 0) + 1)
    if (position.status === 'open') await desk.runner.closePosition(id, 1)
    await looking(desk, trader, async () => expect(await heldSize(world, trader)).toBe('0'))
  }
  // Both outcomes must have occurred; otherwise nothing has raced.
  expect([...ends.keys()].toSorted()).toEqual(['closed', 'open'])
})

test(`${races} times: an entry is cancelled while it fills`, patience, async () => {
  const random = randomNumbers(seed)
  const ends = new Map<string, number>()
  for (let number = 0; number < races; number++) {
    const side = number % 2 === 0 ? 'long' : 'short'
    const gains = side === 'long' ? 1 : -1
    const before = await world.truth(trader.address)
    const { id } = await desk.open(mandate, {
      side,
      size,
      targets: [{ price: priceAt(desk, 3 * gains), quantity: null }],
      stopLossPrice: priceAt(desk, -3 * gains),
      waits: { limitPrice: priceAt(desk, -0.5 * gains), timeInForce: 'resting' },
    })
    const cancel: Runner = () => desk.runner.act(mandate.id, () => cancelEntry(desk.ctx, id))
    const shock: Runner = () => world.shock('BTC', -0.7 * gains)
    for (const heat of heats(number === 0, cancel, shock)) await run(heat, random)
    const position = await settled(id)
    await expectSound(position, before)
    ends.set(position.status, (ends.get(position.status) ?? 0) + 1)
    if (position.status === 'open') await desk.runner.closePosition(id, 1)
    await looking(desk, trader, async () => expect(await heldSize(world, trader)).toBe('0'))
  }
  expect([...ends.keys()].toSorted()).toEqual(['closed', 'open'])
})
