import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Candle } from '../../../contract/market/market.ts'
import type { Context } from '../../context.ts'
import {
  type MarketWorld,
  eventually,
  someMoment,
  startMarketWorld,
} from '../../testing/worlds/market-world.ts'

const minute = 60_000
const border = someMoment + 50_000

let world: MarketWorld
beforeEach(async () => {
  world = await startMarketWorld()
})
afterEach(() => world.close())

/** The market's true candles, in the server's format. */
function truth(from: number, to: number, now: number) {
  return world.market
    .candles(0, '1m', from, to, now)
    .map(({ t, o, h, l, c, n }) => [t, ...[o, h, l, c].map(String), n])
}

const facts = (candles: readonly Candle[]) =>
  candles.map(({ t, o, h, l, c, n }) => [t, o, h, l, c, n])

/** Expects minutes of BTC until now without a gap, the last one forming, the closed ones as the market made them. */
function expectWhole(candles: readonly Candle[], now: number): void {
  const first = candles[0]?.t ?? 0
  expect(candles.at(-1)?.T).toBeGreaterThanOrEqual(now)
  expect(candles).toHaveLength(Math.floor(now / minute) - first / minute + 1)
  expect(facts(candles.slice(0, -1))).toEqual(truth(first, candles.at(-2)?.t ?? 0, now))
}

const minutes = (ctx: Context = world.ctx, limit = 100) => ctx.exchange.candles('BTC', '1m', limit)
const isStreaming = () =>
  eventually(() => expect(world.ctx.exchange.candleStreams()[0]?.ageMs).toBe(0))

test('fifty viewers cost one subscription and one request', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => minutes(world.ctx, 100 + i)),
  )
  await isStreaming()
  const stops = Array.from({ length: 50 }, () => world.ctx.exchange.onCandle('BTC', '1m', () => {}))
  for (let i = 0; i < 50; i++) await minutes(world.ctx, 700)
  await world.ctx.exchange.candleHistory('BTC', '1m', { to: someMoment - 30 * minute, limit: 600 })
  for (const candles of answers) expectWhole(candles, someMoment)
  expect(world.asked.snapshots()).toBe(1)
  expect(world.asked.subscriptions()).toBe(1)
  for (const stop of stops) stop()
})

test('all of the past costs one more request, however it is read', async () => {
  await minutes()
  const { exchange } = world.ctx
  await exchange.candleHistory('BTC', '1m', { from: 0, limit: 10 })
  await exchange.candleHistory('BTC', '1m', { to: someMoment - 3_000 * minute, limit: 1_000 })
  expectWhole(await exchange.candles('BTC', '1m', 5_000), someMoment)
  expect(world.asked.snapshots()).toBe(2)
})

test('at a border the stream has told the closed candle’s final form, which costs no question', async () => {
  await minutes()
  await isStreaming()
  world.moveTo(border - 1)
  await isStreaming()
  world.moveTo(border)
  const before = world.asked.snapshots()
  const answers = await Promise.all(Array.from({ length: 20 }, () => minutes()))
  for (const candles of answers) expectWhole(candles, border)
  expect(world.asked.snapshots()).toBe(before)
})

test('listeners hear of each closed candle once, in its final form, before the next one', async () => {
  const { exchange } = world.ctx
  const heard: Candle[] = []
  const closed: Candle[] = []
  exchange.onCandle('BTC', '1m', (candle) => heard.push(candle))
  exchange.onClosedCandle('BTC', '1m', (candle) => closed.push(candle))
  await eventually(() => expect(heard.length).toBeGreaterThan(0))
  world.moveTo(border + 20)
  await eventually(() => expect(heard.at(-1)?.t).toBe(border))
  world.moveTo(border + minute + 20)
  await eventually(() => expect(heard.at(-1)?.t).toBe(border + minute))
  const now = border + minute + 20
  expect(facts(closed)).toEqual(truth(border - minute, border, now))
  const order = heard.map(({ t }) => t)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  for (const final of closed) expect(heard.findLast(({ t }) => t === final.t)).toEqual(final)
})

test('a restart of the exchange leaves no hole, and listeners hear what they missed', async () => {
  const { exchange } = world.ctx
  const closed: number[] = []
  exchange.onClosedCandle('BTC', '1m', ({ t }) => closed.push(t))
  await isStreaming()
  await world.closeExchange()
  let now = border + 3 * minute + 5_000
  world.moveTo(now)
  await expect(minutes()).rejects.toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
  await world.openExchange()
  await eventually(async () => {
    world.moveTo((now += 500))
    expectWhole(await minutes(), now)
  })
  await eventually(() =>
    expect(closed).toEqual([-1, 0, 1, 2].map((index) => border + index * minute)),
  )
  // The stream is followed again, so that no more requests are made.
  await isStreaming()
  const before = world.asked.snapshots()
  world.moveTo(now + 4_000)
  await isStreaming()
  await minutes()
  expect(world.asked.snapshots()).toBe(before)
}, 30_000)

test('while the exchange is away, what is known in full is served and nothing else', async () => {
  const { exchange } = world.ctx
  const before = await minutes()
  await world.closeExchange()
  world.moveTo(border - 10)
  expect(await minutes()).toHaveLength(100)
  world.moveTo(border + 10)
  await expect(minutes()).rejects.toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
  const range = { from: before[0]?.t, to: before.at(-2)?.t, limit: 500 }
  expect(await exchange.candleHistory('BTC', '1m', range)).toEqual(before.slice(0, -1))
  const older = exchange.candleHistory('BTC', '1m', { from: 0, limit: 5 })
  await expect(older).rejects.toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
})

test('a shock changes no closed candle', async () => {
  const before = await minutes()
  await world.shock('BTC', -20)
  world.moveTo(border + 10)
  const after = await minutes()
  expect(after.slice(0, -2)).toEqual(before.slice(1, -1))
  const [fallen] = after.slice(-2)
  expect(Number(fallen?.l)).toBeLessThan(0.85 * Number(fallen?.o))
  const again = await world.restartServer()
  expect((await minutes(again)).slice(0, -1)).toEqual(after.slice(0, -1))
})

test('a server that starts again reads what is new, and still has what the exchange dropped', async () => {
  const all = await minutes(world.ctx, 5_000)
  const later = someMoment + 30 * minute
  await world.ctx.exchange.close()
  world.moveTo(later)
  const ctx = await world.restartServer()
  expectWhole(await minutes(ctx, 5_000), later)
  const oldest = await ctx.exchange.candleHistory('BTC', '1m', { from: 0, limit: 40 })
  expect(oldest).toEqual(all.slice(0, 40))
  expect(world.asked.snapshots()).toBe(2)
})

test('storage counts also for a market that is listened to before it is read', async () => {
  await minutes(world.ctx, 1_000)
  await world.ctx.exchange.close()
  world.moveTo(someMoment + 100 * minute)
  const ctx = await world.restartServer()
  const stop = ctx.exchange.onCandle('BTC', '1m', () => {})
  await eventually(() => expect(world.asked.snapshots()).toBe(2))
  expectWhole(await minutes(ctx, 1_100), someMoment + 100 * minute)
  expect(world.asked.snapshots()).toBe(2)
  stop()
})

test('stored candles that the present does not reach stay, behind a gap that is one', async () => {
  const before = await minutes(world.ctx, 700)
  const muchLater = someMoment + 6_000 * minute
  await world.ctx.exchange.close()
  world.moveTo(muchLater)
  const ctx = await world.restartServer()
  expectWhole(await minutes(ctx, 100), muchLater)
  const { exchange } = ctx
  const first = before[0]?.t ?? 0
  const oldest = await exchange.candleHistory('BTC', '1m', { from: 0, limit: 700 })
  expect(oldest[0]?.t).toBeLessThanOrEqual(first)
  const known = oldest.filter(({ t }) => t >= first)
  expect(known.length).toBeGreaterThan(600)
  expect(known).toEqual(before.slice(0, known.length))
  const asked = world.asked.snapshots()
  // A page back from the far side of the gap ends at its near side.
  const back = await exchange.candleHistory('BTC', '1m', {
    to: muchLater - 5_500 * minute,
    limit: 50,
  })
  expect(back).toHaveLength(50)
  expect(back.at(-1)?.t).toBe(before.at(-2)?.t)
  // And one forward from inside of it begins there.
  const [next] = await exchange.candleHistory('BTC', '1m', {
    from: muchLater - 5_500 * minute,
    limit: 5,
  })
  expect(next?.t).toBeGreaterThan(muchLater - 5_001 * minute)
  expect(world.asked.snapshots()).toBe(asked)
})

test('stored candles of another market are forgotten', async () => {
  const kept = await minutes(world.ctx, 700)
  await world.ctx.exchange.close()
  await world.closeExchange()
  await world.openExchange('another-market')
  const elsewhere = await eventually(async () => {
    world.moveTo(Date.now() + 500)
    return minutes(await world.restartServer(), 300)
  })
  expect(elsewhere).toHaveLength(300)
  const common = kept.filter(({ t, c }) => elsewhere.some((one) => one.t === t && one.c === c))
  expect(common).toEqual([])
})

test('a hole in storage is noticed and read anew', async () => {
  await minutes(world.ctx, 5_000)
  await world.ctx.exchange.close()
  const { candles } = world.ctx.store
  const part = await candles.between('BTC', '1m', 0, someMoment - 1_000 * minute)
  await candles.remove('BTC', '1m')
  await candles.save('BTC', '1m', [...part.slice(0, 100), ...part.slice(200)])
  const ctx = await world.restartServer()
  const whole = await minutes(ctx, 5_000)
  expect(whole).toHaveLength(5_000)
  expectWhole(whole, someMoment)
})
