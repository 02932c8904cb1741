import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Session } from '../../../contract/sessions/sessions.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import { silentStreams } from '../../testing/exchange/silent-streams.ts'
import { create, ended, heldSize, openPosition, sessionNow } from '../../testing/stories.ts'
import { type Trader, type World, startWorld } from '../../testing/worlds/world.ts'
import { readProfile } from '../../people/profile/profile.ts'
import { preflightSession } from '../start/preflight.ts'
import { stopSession } from '../stop.ts'

const patience = { timeout: 60_000, interval: 20 }

/** While true, the exchange reports no fills to the runner, so that none is booked. */
let hidesFills = false

let world: World
beforeAll(async () => {
  world = await startWorld({
    timing: { fills: 500 },
    exchange: (real) => ({
      ...real,
      ...silentStreams,
      fillsSince: async (address, since): Promise<ExchangeFill[]> =>
        hidesFills ? [] : real.fillsSince(address, since),
    }),
  })
  world.runner.start()
})
afterEach(() => {
  hidesFills = false
})
afterAll(() => world.stop())

async function freeFor({ ctx }: Trader): Promise<number> {
  const body = { budget: '10', profitTarget: 30, lossThreshold: 15, maxPositions: 1, assetIndex: 1 }
  const { checks } = await preflightSession({ ctx, input: { body } })
  const balance = checks.find(({ id }) => id === 'balance')
  return Number.parseFloat(balance?.actual ?? 'none')
}

function held(trader: Trader, isWanted: (size: number) => boolean): Promise<number> {
  return vi.waitFor(async () => {
    const size = Number(await heldSize(world, trader))
    if (!isWanted(size)) throw new Error(`the exchange holds ${size}`)
    return size
  }, patience)
}

async function statuses({ ctx }: Trader, { id }: Session): Promise<string[]> {
  return (await ctx.store.positions.live(id)).map(({ status }) => status)
}

test('the profile says what the check before a start goes by', async () => {
  const trader = await world.newTrader('150')
  const told = async () =>
    Number((await readProfile({ ctx: trader.ctx, input: {} as never })).account.free)
  expect(await told()).toBe(await freeFor(trader))
  await create(trader, { budget: '100', maxPositions: 3 })
  await held(trader, (size) => size !== 0)
  await vi.waitFor(async () => {
    const [free, checked] = [await told(), await freeFor(trader)]
    expect(free).toBeLessThan(51)
    expect(Math.abs(free - checked)).toBeLessThan(1)
  }, patience)
})

test('what is free does not move when an entry fills, nor when its fill is booked', async () => {
  const trader = await world.newTrader('150')
  hidesFills = true
  const session = await create(trader, { budget: '100', maxPositions: 3 })
  await held(trader, (size) => size !== 0)
  expect(await statuses(trader, session)).toContain('opening')
  // An entry costs only its fees and the spread.
  const before = await freeFor(trader)
  expect(before).toBeGreaterThan(49)
  expect(before).toBeLessThanOrEqual(50)
  hidesFills = false
  await openPosition(trader, session)
  const after = await freeFor(trader)
  expect(after).toBeGreaterThan(49)
  expect(after).toBeLessThanOrEqual(50)
})

test('what a session closed is not free before the session has ended', async () => {
  const trader = await world.newTrader('150')
  const session = await create(trader, { budget: '100' })
  await openPosition(trader, session)
  hidesFills = true
  await stopSession({
    ctx: trader.ctx,
    input: { params: { sessionId: session.id }, body: { mode: 'close_all' } },
  })
  await held(trader, (size) => size === 0)
  expect((await sessionNow(trader, session)).status).toBe('closing')
  expect(await freeFor(trader)).toBeLessThanOrEqual(50)
  hidesFills = false
  await ended(trader, session)
  expect(await freeFor(trader)).toBeGreaterThan(140)
})
