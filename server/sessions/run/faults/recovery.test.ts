import { afterEach, expect, test, vi } from 'vitest'
import { absolute } from '../../../../contract/decimal.ts'
import type { Exchange, OrderOutcome } from '../../../venue/port.ts'
import {
  create,
  entries,
  heldSize,
  openPosition,
  restingTriggers,
} from '../../../testing/stories.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'

let world: World | undefined
let bury = () => {}
afterEach(async () => {
  bury()
  await world?.stop()
  world = undefined
})

/** Simulates a process that dies at its next order, before or after it was sent. */
function dyingAt(moment: 'before sending' | 'after sending') {
  const reached = Promise.withResolvers<void>()
  const end = Promise.withResolvers<OrderOutcome[]>()
  let isAlive = true
  const exchange = (real: Exchange): Exchange => ({
    ...real,
    placeOrders: async (...order) => {
      if (!isAlive) return real.placeOrders(...order)
      isAlive = false
      if (moment === 'after sending') await real.placeOrders(...order)
      reached.resolve()
      return end.promise
    },
  })
  return { exchange, reached: reached.promise, bury: () => end.resolve([]) }
}

for (const moment of ['before sending', 'after sending'] as const) {
  test(`a process that dies ${moment} an entry leaves exactly one position`, async () => {
    const death = dyingAt(moment)
    bury = death.bury
    world = await startWorld({ exchange: death.exchange, timing: { lease: 1_000, stuck: 1_000 } })
    const trader = await world.newTrader()
    world.runner.start()
    const session = await create(trader)
    await death.reached
    world.newRunner().start()
    const position = await openPosition(trader, session)
    expect([...(await entries(world, trader))]).toHaveLength(1)
    expect(absolute(await heldSize(world, trader))).toBe(position.size)
    expect(await restingTriggers(world, trader)).toEqual([position.size, position.size])
  })
}

for (const fault of ['F1', 'F2'] as const) {
  test(`adopts the entry that was accepted and then lost to ${fault}, without a second one`, async () => {
    let fail = async () => {}
    world = await startWorld({
      exchange: (real) => ({
        ...real,
        setLeverage: async (...leverage) => {
          await real.setLeverage(...leverage)
          await fail()
        },
      }),
    })
    const { newTrader, runner, fail: makeFail } = world
    const trader = await newTrader()
    fail = async () => {
      await makeFail(fault, trader.address)
    }
    runner.start()
    const session = await create(trader)
    const position = await openPosition(trader, session)
    const logs = await world.ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
    const lines = logs.map(({ message }) => message).join('\n')
    expect(lines).toMatch(/No answer about the entry order/)
    expect(lines).not.toMatch(/was not opened|given up on/)
    expect([...(await entries(world, trader))]).toHaveLength(1)
    expect(absolute(await heldSize(world, trader))).toBe(position.size)
    expect(await restingTriggers(world, trader)).toEqual([position.size, position.size])
  })
}

test('does not place guards twice when the exchange is slow to know them', async () => {
  let fail = async () => {}
  const knownFrom = Date.now() + 8_000
  world = await startWorld({
    timing: { neverArrived: 1_000 },
    exchange: (real) => ({
      ...real,
      setLeverage: async (...leverage) => {
        await real.setLeverage(...leverage)
        await fail()
      },
      orderByCloid: async (...order) =>
        Date.now() < knownFrom ? null : real.orderByCloid(...order),
    }),
  })
  const at = world
  const trader = await at.newTrader()
  fail = () => at.fail('F1', trader.address)
  at.runner.start()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  expect([...(await entries(at, trader))]).toHaveLength(1)
  await vi.waitFor(async () => {
    expect(await at.ctx.store.orders.unsettled(session.id)).toEqual([])
  }, 30_000)
  expect(await restingTriggers(at, trader)).toEqual([position.size, position.size])
})

test('keeps running through an outage and picks up where it was', async () => {
  world = await startWorld()
  const at = world
  const trader = await at.newTrader()
  at.runner.start()
  const session = await create(trader)
  const position = await openPosition(trader, session)
  await at.fail('F16', trader.address, 2)
  await vi.waitFor(async () => expect(await heldSize(at, trader)).toBe(position.size), 30_000)
  await vi.waitFor(async () => {
    const logs = await at.ctx.store.logs.list({ mandateId: session.id }, { limit: 50 })
    expect(logs.some(({ kind }) => kind === 'connection')).toBe(true)
  }, 30_000)
  await vi.waitFor(async () => {
    expect(await at.runner.runUser(trader.ctx.viewer.id)).toMatchObject({ evaluated: 1 })
  }, 30_000)
})
