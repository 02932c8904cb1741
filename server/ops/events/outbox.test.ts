// What the database's triggers add to the outbox.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { intervalMs } from '../../../contract/market/market.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'

let world: TestContext
beforeAll(async () => {
  world = await openTestContext()
})
afterAll(async () => {
  await world.close()
})

const minute = intervalMs['1m']

function candle(t: number) {
  return { t, T: t + minute - 1, o: '1.5', h: '2', l: '1', c: '1.25', v: '10', n: 3 }
}

test('of candles the one that has just closed is told, once, and only while somebody wants events', async () => {
  const { candles, outbox } = world.ctx.store
  const open = Math.floor(Date.now() / minute) * minute
  const rows = [candle(open - 60 * minute), candle(open - minute)]
  await candles.save('BTC', '1m', rows)
  expect(await outbox.oldest(10)).toEqual([])
  await outbox.turn(true)
  await candles.save('ETH', '1m', rows)
  await candles.save('ETH', '1m', rows)
  const told = await outbox.oldest(10)
  expect(told).toEqual([
    {
      id: expect.any(Number),
      topic: 'candles',
      key: 'ETH:1m',
      type: 'closed',
      at: open,
      data: {
        symbol: 'ETH',
        interval: '1m',
        t: open - minute,
        o: '1.5',
        h: '2',
        l: '1',
        c: '1.25',
        v: '10',
        n: 3,
      },
    },
  ])
  // What nobody took for long goes, and all of it when nobody wants events any more.
  expect(await outbox.forget(open)).toBe(0)
  expect(await outbox.forget(open + 1)).toBe(1)
  await candles.save('SOL', '1m', rows)
  expect(await outbox.waiting()).toBe(1)
  await outbox.turn(false)
  expect(await outbox.waiting()).toBe(0)
})

test('one process publishes at a time', async () => {
  const { outbox } = world.ctx.store
  expect(await outbox.lease('a', 1_000, 2_000)).toBe(true)
  expect(await outbox.lease('b', 1_500, 2_500)).toBe(false)
  expect(await outbox.lease('a', 1_900, 2_900)).toBe(true)
  expect(await outbox.lease('b', 3_000, 4_000)).toBe(true)
  await outbox.release('b')
  expect(await outbox.lease('a', 3_100, 4_100)).toBe(true)
})
