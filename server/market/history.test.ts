import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Candle, intervalMs } from '../../contract/market/market.ts'
import { type MarketWorld, someMoment, startMarketWorld } from '../testing/worlds/market-world.ts'
import { listCandleHistory } from './history.ts'

const interval = '5m'
const width = intervalMs[interval]
const forming = Math.floor(someMoment / width) * width

let world: MarketWorld
beforeAll(async () => {
  world = await startMarketWorld()
})
afterAll(() => world.close())

async function history(range: { from?: number; to?: number; limit: number }): Promise<Candle[]> {
  const input = { params: { symbol: 'SOL' }, query: { interval, ...range } } as const
  return (await listCandleHistory({ ctx: world.ctx, input })).candles
}

const times = (candles: readonly Candle[]) => candles.map(({ t }) => t)
const ascending = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => first + i * width)

test('without bounds: the latest', async () => {
  expect(times(await history({ limit: 3 }))).toEqual(ascending(forming - 2 * width, 3))
})

test('from a time on: the first ones there', async () => {
  const from = forming - 100 * width
  expect(times(await history({ from, limit: 10 }))).toEqual(ascending(from, 10))
  expect(times(await history({ from: from + 1, limit: 10 }))).toEqual(ascending(from + width, 10))
  expect(times(await history({ from: forming, limit: 10 }))).toEqual([forming])
})

test('up to a time: the last ones before it, one that opens at it included', async () => {
  const to = forming - 2_000 * width
  const ten = ascending(to - 9 * width, 10)
  expect(times(await history({ to, limit: 10 }))).toEqual(ten)
  expect(times(await history({ to: to + width - 1, limit: 10 }))).toEqual(ten)
})

test('between two times: the first ones there', async () => {
  const from = forming - 50 * width
  expect(times(await history({ from, to: from + 5 * width, limit: 100 }))).toEqual(
    ascending(from, 6),
  )
  expect(times(await history({ from, to: forming, limit: 4 }))).toEqual(ascending(from, 4))
  expect(await history({ from: from + 1, to: from + 2, limit: 4 })).toEqual([])
})

test('a range that ends before it begins is refused', async () => {
  await expect(history({ from: 2, to: 1, limit: 1 })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  })
})

test('nothing lies ahead of now, and nothing before the past that the exchange keeps', async () => {
  expect(await history({ from: forming + width, limit: 5 })).toEqual([])
  const all = await history({ limit: 5_000 })
  expect(times(all)).toEqual(ascending(forming - 4_999 * width, 5_000))
  const first = await history({ from: 0, limit: 1 })
  expect(await history({ to: (first[0]?.t ?? 0) - 1, limit: 5 })).toEqual([])
})

test('pages backwards and forwards hold each candle exactly once', async () => {
  const backwards: Candle[] = []
  for (let to = forming; ; to = (backwards[0]?.t ?? 0) - 1) {
    const older = await history({ to, limit: 737 })
    if (older.length === 0) break
    backwards.unshift(...older)
  }
  const forwards: Candle[] = []
  for (let from = 0; ; from = (forwards.at(-1)?.t ?? 0) + 1) {
    const newer = await history({ from, limit: 611 })
    if (newer.length === 0) break
    forwards.push(...newer)
  }
  expect(backwards.length).toBeGreaterThanOrEqual(5_000)
  expect(times(backwards)).toEqual(ascending(backwards[0]?.t ?? 0, backwards.length))
  expect(forwards).toEqual(backwards)
  const market = world.market.candles(2, interval, backwards[0]?.t ?? 0, forming - 1, someMoment)
  expect(backwards.slice(0, -1).map(({ o, h, l, c, n }) => [o, h, l, c, n])).toEqual(
    market.map(({ o, h, l, c, n }) => [...[o, h, l, c].map(String), n]),
  )
})
