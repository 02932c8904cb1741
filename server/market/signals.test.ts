import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Interval, intervalMs } from '../../contract/market/market.ts'
import { toBars } from '../../engine/signals/bars.ts'
import { signals } from '../../engine/signals/signal.ts'
import { type MarketWorld, someMoment, startMarketWorld } from '../testing/worlds/market-world.ts'
import { listAllSignals } from './all-signals.ts'
import { createSignals } from './signal-source.ts'
import { listSignals } from './signals.ts'

const interval = '15m'
const width = intervalMs[interval]
const lastClose = Math.floor(someMoment / width) * width - 1

let world: MarketWorld
beforeAll(async () => {
  world = await startMarketWorld()
})
afterAll(() => world.close())

const ask = (query: { from?: number; to?: number; limit: number }, symbol = 'BTC') =>
  listSignals({ ctx: world.ctx, input: { params: { symbol, interval }, query } })

const closed = (limit: number, of: Interval = interval, symbol = 'BTC') =>
  world.ctx.exchange.candleHistory(symbol, of, { to: lastClose, limit })

test('one per closed candle, at its close, priced at it', async () => {
  const { items, latest } = await ask({ limit: 10 })
  const candles = await closed(10)
  expect(items.map(({ at, price }) => [at, price])).toEqual(candles.map(({ T, c }) => [T, c]))
  expect(latest).toEqual(items.at(-1))
  expect(latest.at).toBe(lastClose)
})

test('they are what the engine says of the whole past', async () => {
  const candles = await closed(2_500)
  const expected = signals(toBars(candles, interval)).slice(-1_500)
  const { items } = await ask({ limit: 1_500 })
  expect(items.map(({ at, score, side, regime }) => [at, score, side, regime])).toEqual(
    expected.map(({ at, score, side, regime }) => [at, score, side, regime]),
  )
})

test('the signal of a candle is the same in whatever range it is asked for', async () => {
  const at = lastClose - 1_000 * width
  const ranges = [
    { from: at, to: at, limit: 1 },
    { from: at - 300 * width, to: at + width, limit: 1_000 },
    { to: at, limit: 1 },
    { to: at + 700 * width, limit: 900 },
    { from: at, limit: 3 },
    { limit: 1_100 },
  ]
  const fresh = () => createSignals(world.ctx)
  const found = await Promise.all(
    ranges.map(async (range) =>
      (await fresh().list('BTC', interval, range)).find((s) => s.at === at),
    ),
  )
  const { items } = await ask({ from: at, limit: 1 })
  expect(items).toHaveLength(1)
  for (const signal of found) expect(signal).toEqual(items[0])
})

test('a range holds the signals that fall into it, and pages join', async () => {
  const from = lastClose - 20 * width
  const { items } = await ask({ from, to: lastClose, limit: 5_000 })
  expect(items.map(({ at }) => at)).toEqual(Array.from({ length: 21 }, (_, i) => from + i * width))
  const first = await ask({ from, limit: 10 })
  const next = await ask({ from: (first.items.at(-1)?.at ?? 0) + 1, to: lastClose, limit: 100 })
  expect([...first.items, ...next.items]).toEqual(items)
  const before = await ask({ to: (next.items[0]?.at ?? 0) - 1, limit: 10 })
  expect(before.items).toEqual(first.items)
  expect((await ask({ from: lastClose + 1, limit: 5 })).items).toEqual([])
  await expect(ask({ from: 2, to: 1, limit: 1 })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  })
})

test('the latest of every market in one call, from one request per market however many ask', async () => {
  const before = world.asked.snapshots()
  const { ctx } = world
  const input = { params: { interval: '1h' } } as const
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => listAllSignals({ ctx, input })),
  )
  const assets = await ctx.exchange.assets()
  expect(world.asked.snapshots() - before).toBe(assets.length)
  const [first] = answers
  expect(first?.items.map(({ symbol }) => symbol)).toEqual(assets.map(({ symbol }) => symbol))
  for (const answer of answers) expect(answer).toEqual(first)
  for (const signal of first?.items ?? []) {
    const params = { symbol: signal.symbol, interval: '1h' } as const
    const { latest } = await listSignals({ ctx, input: { params, query: { limit: 1 } } })
    expect(latest).toEqual(signal)
  }
  expect(world.asked.snapshots() - before).toBe(assets.length)
})

test('when a candle closes its signal is the latest, and the others stay', async () => {
  const before = await ask({ limit: 300 }, 'ETH')
  world.moveTo(lastClose + width + 500)
  const after = await ask({ limit: 300 }, 'ETH')
  expect(after.latest.at).toBe(lastClose + width)
  expect(after.items.slice(0, -1)).toEqual(before.items.slice(1))
  world.moveTo(someMoment)
})
