// Time-weighted orders. The test controls the exchange's clock; ticks come by themselves.
import { SubscriptionClient, WebSocketTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { add } from '../../../contract/decimal.ts'
import { balanced, imbalanceOf, unexplainedValue } from '../testing/reconcile.ts'
import { newTrader, refusal, startWorld, until } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

const ETH = 1
let world: World
let trader: Trader
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  world = await startWorld()
})
afterAll(async () => {
  await world.stop()
  vi.useRealTimers()
})
beforeEach(async () => {
  trader = await newTrader(world.exchange.url)
})

async function start(minutes: number, s = '1.1', r = false): Promise<number> {
  const twap = { a: ETH, b: true, s, r, m: minutes, t: false }
  const { response } = await trader.trade.twapOrder({ twap })
  return response.data.status.running.twapId
}

const slices = () => world.info.userTwapSliceFills({ user: trader.user })
const newest = async () => (await world.info.twapHistory({ user: trader.user }))[0]

test('is filled in equal slices, one each 30 seconds, and finishes', async () => {
  const twapId = await start(5)
  for (let sent = 1; sent <= 11; sent++) {
    await until(async () => (await slices()).length === sent, `slice ${sent}`)
    vi.setSystemTime(Date.now() + 30_000)
  }
  const fills = await slices()
  expect(fills.map(({ fill }) => fill.sz)).toEqual(Array.from({ length: 11 }, () => '0.1'))
  expect(fills[0]).toMatchObject({ twapId, fill: { coin: 'ETH', twapId, crossed: true } })
  expect(await newest()).toMatchObject({
    twapId,
    status: { status: 'finished' },
    state: { sz: '1.1', executedSz: '1.1', minutes: 5, user: trader.user.toLowerCase() },
  })
  expect(add(await trader.size('ETH'))).toBe('1.1')
})

test('its slices are in a list of their own, and the books know them', async () => {
  await start(5)
  await until(async () => (await slices()).length === 1, 'the first slice')
  expect(await world.info.userFills({ user: trader.user })).toEqual([])
  expect(await world.info.userFillsByTime({ user: trader.user, startTime: 0 })).toEqual([])
  expect(await unexplainedValue(world.info, trader.user)).toBe('0')
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('is told on the streams as it goes', async () => {
  const transport = new WebSocketTransport({ isTestnet: true, url: world.exchange.wsUrl })
  const streams = new SubscriptionClient({ transport })
  const told: string[] = []
  const filled: number[] = []
  await streams.userTwapHistory({ user: trader.user }, ({ history }) =>
    told.push(...history.map(({ status }) => status.status)),
  )
  await streams.userTwapSliceFills({ user: trader.user }, ({ twapSliceFills }) =>
    filled.push(...twapSliceFills.map(({ twapId }) => twapId)),
  )
  const twapId = await start(5)
  await until(async () => filled.includes(twapId), 'a slice on the stream')
  await trader.trade.twapCancel({ a: ETH, t: twapId })
  await until(async () => told.at(-1) === 'terminated', 'the end on the stream')
  expect(told[0]).toBe('activated')
  transport.close()
})

test('a cancelled one sends no further slice, and cannot be cancelled again', async () => {
  const twapId = await start(5)
  await until(async () => (await slices()).length === 1, 'the first slice')
  await trader.trade.twapCancel({ a: ETH, t: twapId })
  vi.setSystemTime(Date.now() + 60_000)
  await start(5)
  await until(async () => (await slices()).length === 2, 'a slice of another')
  expect((await slices()).filter((slice) => slice.twapId === twapId)).toHaveLength(1)
  await expect(trader.trade.twapCancel({ a: ETH, t: twapId })).rejects.toThrow('never placed')
})

test('goes on after a restart, making up for what it missed', async () => {
  await start(5)
  await until(async () => (await slices()).length === 1, 'the first slice')
  vi.setSystemTime(Date.now() + 30_000)
  await until(async () => (await slices()).length === 2, 'the second slice')
  await world.restart()
  vi.setSystemTime(Date.now() + 30_000)
  await until(async () => (await slices()).length === 3, 'the third slice')
  expect(await newest()).toMatchObject({ status: { status: 'activated' } })
})

test('one whose slices would be too small is refused', async () => {
  const twap = { a: ETH, b: true, s: '0.01', r: false, m: 30, t: false }
  expect(await refusal(trader.trade.twapOrder({ twap }))).toContain('Min is $610')
})
