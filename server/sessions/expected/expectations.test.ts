// What sessions are expected to earn, kept with them: the form's replay, over what was known when they started.
import { afterEach, expect, test } from 'vitest'
import { startCount } from '../../../engine/expectation/past-starts.ts'
import { create, sessionNow } from '../../testing/stories.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { createExpectations } from './expectations.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

async function started() {
  world = await startWorld()
  const trader = await world.newTrader()
  return { trader, session: await create(trader, { maxPositions: 1 }) }
}

test('a start does not wait for it, and it is kept once it is worked out', async () => {
  const { trader, session } = await started()
  expect(session.expected).toBeNull()
  const told: string[] = []
  const stop = trader.ctx.bus.subscribe((stream, data) => told.push(JSON.stringify([stream, data])))
  await createExpectations(trader.ctx).run()
  stop()
  const { expected } = await sessionNow(trader, session)
  expect(expected?.starts).toBeGreaterThan(0)
  expect(expected?.starts).toBeLessThanOrEqual(startCount)
  expect(expected?.to).toBeLessThanOrEqual(session.startedAt)
  expect(told.some((each) => each.includes('session.changed'))).toBe(true)
  // Another process comes to the same, and changes nothing.
  await createExpectations(trader.ctx).run()
  expect((await sessionNow(trader, session)).expected).toEqual(expected)
})

test('two processes that work it out from the same candles agree', async () => {
  const { trader, session } = await started()
  const { store } = trader.ctx
  const found: unknown[] = []
  const watching = {
    ...trader.ctx,
    store: {
      ...store,
      transaction: ((work) =>
        store.transaction((inner) =>
          work({
            ...inner,
            sessions: {
              ...inner.sessions,
              expect: (id, expected) => {
                found.push(expected)
                return inner.sessions.expect(id, expected)
              },
            },
          }),
        )) as typeof store.transaction,
    },
  }
  const both = [createExpectations(watching), createExpectations(watching)]
  await Promise.all(both.map((each) => each.run()))
  expect(found).toHaveLength(2)
  expect(found[0]).toEqual(found[1])
  expect((await sessionNow(trader, session)).expected).toEqual(found[0])
})

test('while the exchange is away it stays unknown, and is worked out later', async () => {
  const { trader, session } = await started()
  const { ctx } = trader
  let isAway = true
  const exchange = {
    ...ctx.exchange,
    candleHistory: ((...asked) =>
      isAway
        ? Promise.reject(new ServiceError('EXCHANGE_UNAVAILABLE', 'away'))
        : ctx.exchange.candleHistory(...asked)) as typeof ctx.exchange.candleHistory,
  }
  const expectations = createExpectations({ ...ctx, exchange })
  await expectations.run()
  expect((await sessionNow(trader, session)).expected).toBeNull()
  isAway = false
  await expectations.run()
  expect((await sessionNow(trader, session)).expected).not.toBeNull()
})

test('what started long ago is left alone', async () => {
  const { trader, session } = await started()
  const later = { ...trader.ctx, clock: () => trader.ctx.clock() + 2 * 3_600_000 }
  await createExpectations(later).run()
  expect((await sessionNow(trader, session)).expected).toBeNull()
})
