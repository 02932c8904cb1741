import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, refusal, startWorld, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('an account that has traded little cannot schedule a cancel', async () => {
  const trader = await newTrader(world.exchange.url)
  const asked = trader.trade.scheduleCancel({ time: Date.now() + 10_000 })
  expect(await refusal(asked)).toContain('Required: $1000000. Traded: $0.')
})

test('all orders go when the time has come that an account named', async () => {
  const trader = await newTrader(world.exchange.url, '1000000')
  const mid = await trader.mid('BTC')
  const size = (300_000 / mid).toFixed(3)
  while (Number((await world.info.userRateLimit({ user: trader.user })).cumVlm) < 1_000_000) {
    await trader.market(0, 'BTC', true, size)
    await trader.market(0, 'BTC', false, size)
  }
  const p = String(Math.round(mid * 0.8))
  const order = { a: 0, b: true, p, s: '0.01', r: false, t: { limit: { tif: 'Gtc' as const } } }
  const { response } = await trader.trade.order({ orders: [order], grouping: 'na' })
  const [placed] = response.data.statuses
  if (typeof placed !== 'object' || !('resting' in placed)) throw new Error('it did not rest')
  const early = trader.trade.scheduleCancel({ time: Date.now() + 1_000 })
  expect(await refusal(early)).toContain('at least 5 seconds')
  await trader.trade.scheduleCancel({ time: Date.now() + 5_500 })
  const { oid } = placed.resting
  await until(async () => (await trader.status(oid)) === 'scheduledCancel', 'the order is gone')
})
