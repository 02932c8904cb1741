import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { add } from '../../contract/decimal.ts'
import {
  type LeaderboardWorld,
  hour,
  noon,
  openLeaderboardWorld,
} from '../testing/worlds/leaderboard-world.ts'

let world: LeaderboardWorld
beforeAll(async () => {
  world = await openLeaderboardWorld()
})
afterAll(() => world.close())
beforeEach(() => world.startAgain())

describe('periods', () => {
  test('let a close go exactly when its hour, or its day, has left the window', async () => {
    const at = Date.UTC(2026, 4, 20, 10, 59, 59)
    await world.trader([5], { at })
    const cases = [
      ['24h', Date.UTC(2026, 4, 21, 10, 59, 59, 999), Date.UTC(2026, 4, 21, 11)],
      ['7d', Date.UTC(2026, 4, 27, 23, 59, 59, 999), Date.UTC(2026, 4, 28)],
      ['30d', Date.UTC(2026, 5, 19, 23, 59, 59, 999), Date.UTC(2026, 5, 20)],
    ] as const
    for (const [period, last, gone] of cases) {
      world.moveTo(last)
      expect((await world.rankings(`period=${period}`)).items).toHaveLength(1)
      world.moveTo(gone)
      expect((await world.rankings(`period=${period}`)).items).toEqual([])
    }
    expect((await world.rankings('period=all')).items).toHaveLength(1)
  })

  test('a drawdown that began before the window does not count in it', async () => {
    await world.trader([100, -40], { at: noon - 40 * hour, budget: '100' })
    const user = await world.trader([1], { at: noon - hour })
    const session = await world.books.session(user, noon - hour, { budget: '100' })
    const position = await world.books.position(session, 'long')
    const fill = { at: noon, size: '1', price: '100', fee: '0' }
    await world.books.enter(position, fill)
    await world.books.exit(position, { ...fill, price: '95' })
    const { items } = await world.rankings('period=24h')
    expect(items).toMatchObject([{ userId: user.id, maxDrawdownPct: 5 }])
  })
})

test('everybody together adds up to the rows, and says how fresh it is', async () => {
  const gains = [[3, -1], [0.5], [-7.25]]
  for (const each of gains) await world.trader(each)
  const health = async () => (await world.app.inject({ url: '/api/leaderboard/health' })).json()
  expect(await health()).toMatchObject({ status: 'ok', computedAt: null })
  const { items } = await world.rankings('period=all')
  expect(await health()).toEqual({ status: 'ok', computedAt: noon, lagMs: 0 })
  const stats = (await world.app.inject({ url: '/api/leaderboard/stats' })).json()
  const total = (key: 'netPnl' | 'volume') => add(...items.map((row) => row[key]))
  expect(stats).toEqual({
    traders: 3,
    sessions: 3,
    netPnl: total('netPnl'),
    volume: total('volume'),
    updatedAt: noon,
  })
  expect(stats.netPnl).toBe('-4.75')
})

test('two processes that count at the same time count once', async () => {
  for (const gain of [1, 2, 3]) await world.trader([gain])
  const counts = await Promise.all(
    Array.from({ length: 5 }, () => world.books.store.leaderboard.catchUp(noon, 2)),
  )
  await world.books.store.leaderboard.catchUp(noon)
  expect(counts.some((count) => count > 0)).toBe(true)
  expect((await world.page('period=all')).items.map(({ netPnl }) => netPnl)).toEqual([
    '3',
    '2',
    '1',
  ])
})

test('a count that dies half-way is done again from the start', async () => {
  await world.trader([4])
  const dying = world.books.store.transaction(async (store) => {
    await store.leaderboard.catchUp(noon)
    throw new Error('the power went off')
  })
  await expect(dying).rejects.toThrow('the power went off')
  expect((await world.page('period=all')).items).toEqual([])
  expect((await world.rankings('period=all')).items).toMatchObject([{ netPnl: '4' }])
})

test('a budget that turns out to have been free earlier was not in use with those that began later', async () => {
  const { books } = world
  const user = await books.user()
  const start = noon - 10 * hour
  const kept = await books.session(user, start, { budget: '100' })
  const position = await books.position(kept, 'long')
  const fill = { at: start, size: '1', price: '100', fee: '0' }
  await books.enter(position, fill)
  await books.end(kept, start + hour)
  await books.session(user, start + 5 * hour, { budget: '60' })
  expect((await world.rankings('minTrades=0')).items).toMatchObject([{ roiPct: 0 }])
  await books.exit(position, { ...fill, at: start + 3 * hour, price: '180' })
  expect((await world.rankings()).items).toMatchObject([{ netPnl: '80', roiPct: 50 }])
  await books.end(kept, start + hour)
  expect((await world.rankings()).items).toMatchObject([{ netPnl: '80', roiPct: 80 }])
})
