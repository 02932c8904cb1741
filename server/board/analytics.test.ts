import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { add } from '../../contract/decimal.ts'
import { type Period, durationGroups, periods } from '../../contract/board/leaderboard.ts'
import { readAnalytics } from './analytics.ts'
import { closeSession } from '../testing/close-session.ts'
import {
  type LeaderboardWorld,
  noon as now,
  openLeaderboardWorld,
} from '../testing/worlds/leaderboard-world.ts'
import { firstMoment } from '../testing/worlds/leaderboard-recount.ts'

const minute = 60_000
const day = 86_400_000

let world: LeaderboardWorld
beforeAll(async () => {
  world = await openLeaderboardWorld()
})
afterAll(() => world.close())
beforeEach(() => world.startAgain())

describe('analytics', () => {
  const read = (period: Period, who: 'all' | 'people' | 'house' = 'all') =>
    readAnalytics({ ctx: world.ctx, input: { query: { period, who } } })

  test('of nothing are empty', async () => {
    expect(await read('all')).toMatchObject({
      sessions: 0,
      byAsset: [],
      byOutcome: [],
      calibration: [],
      days: [],
      medianDurationMs: null,
      durations: durationGroups.map((group) => ({ ...group, sessions: 0 })),
    })
  })

  test('spread the sessions that ended in the period, and agree with their results', async () => {
    const person = await world.books.user()
    const house = await world.books.user({ house: true, label: 'H' })
    const lengths = [1, 14.9, 15, 59, 60, 500, 2_000, 9_000, 20_000]
    for (const [i, length] of lengths.entries()) {
      const start = now - i * 9 * day - length * minute
      await closeSession(
        world.books,
        i % 3 ? person : house,
        start,
        i % 2 ? [2, -1] : [-3],
        length * minute,
      )
    }
    await world.books.session(person, now - day)
    await world.books.store.leaderboard.catchUp(now)
    for (const period of periods) {
      for (const who of ['all', 'people', 'house'] as const) {
        expect(await read(period, who)).toEqual(expected(period, who))
      }
    }
  })

  test('hold what was expected against what happened, of sessions that traded and ended by themselves', async () => {
    const { books } = world
    const person = await books.user()
    const began = now - day
    const asExpected = async (mean: number, gains: readonly number[]) => {
      const session = await closeSession(books, person, began, gains)
      const known = { mean, low: null, high: null, starts: 400, from: 0, to: began }
      expect(await books.store.sessions.expect(session.id, known)).toBe(true)
      // What was expected at the start is not changed afterwards.
      expect(await books.store.sessions.expect(session.id, { ...known, mean: 99 })).toBe(false)
      return Number(session.final?.netPct)
    }
    const quick = [await asExpected(1, [5]), await asExpected(2, [-3]), await asExpected(3, [9])]
    const degen = await asExpected(-1, [2, -1])
    // Nothing was expected of this one; the next was stopped by hand; the last had no trade.
    await closeSession(books, person, began, [4])
    for (const [reason, trades] of [
      ['manual', true],
      ['duration', false],
    ] as const) {
      const other = await books.session(person, began)
      const known = { mean: 50, low: null, high: null, starts: 400, from: 0, to: began }
      await books.store.sessions.expect(other.id, known)
      if (trades) {
        const position = await books.position(other, 'long')
        const fill = { at: began, size: '1', fee: '0.25', price: '1000' }
        await books.enter(position, fill)
        await books.exit(position, fill)
      }
      await books.end(other, now - day / 2, reason)
    }
    await books.store.leaderboard.catchUp(now)
    const mean = quick.reduce((sum, pct) => sum + pct, 0) / 3
    const variance = quick.reduce((sum, pct) => sum + (pct - mean) ** 2, 0) / 2
    const [first, second, ...others] = (await read('7d')).calibration
    expect(first).toMatchObject({ name: 'Quick', sessions: 3, expectedPct: 2 })
    expect(first?.happenedPct).toBeCloseTo(mean, 3)
    expect(first?.high).toBeCloseTo(mean + (1.96 * Math.sqrt(variance)) / Math.sqrt(3), 3)
    expect(second).toMatchObject({ name: 'Degen', sessions: 1, expectedPct: -1, low: null })
    expect(second?.happenedPct).toBeCloseTo(degen, 3)
    expect(others).toEqual([])
    expect((await read('24h', 'house')).calibration).toEqual([])
  })

  function expected(period: Period, who: 'all' | 'people' | 'house') {
    const from = firstMoment(period, now)
    const isHouse = (id: string) => world.books.users.some((user) => user.id === id && user.house)
    const ended = world.books.sessions.filter(
      ({ endedAt, userId }) =>
        endedAt !== null &&
        endedAt >= from &&
        (who === 'all' || isHouse(userId) === (who === 'house')),
    )
    const durations = ended
      .map(({ startedAt, endedAt }) => Number(endedAt) - startedAt)
      .toSorted((a, b) => a - b)
    const half = durations.length / 2
    const [low = 0, high = 0] = [durations[Math.ceil(half) - 1], durations[Math.floor(half)]]
    const shares = (nameOf: (session: (typeof ended)[number]) => string | null) =>
      [...Map.groupBy(ended, (session) => nameOf(session) ?? '')]
        .map(([name, group]) => ({
          name,
          sessions: group.length,
          netPnl: add(...group.map(({ final }) => final?.net ?? '0')),
          volume: add(...group.map(({ id }) => volumeOf(id))),
        }))
        .toSorted((a, b) => b.sessions - a.sessions || (a.name < b.name ? -1 : 1))
    const days = Map.groupBy(ended, ({ endedAt }) =>
      new Date(Number(endedAt)).toISOString().slice(0, 10),
    )
    let above = 0
    return {
      period,
      sessions: ended.length,
      tooFew: 20,
      byAsset: shares(({ symbol }) => symbol),
      byKind: shares(({ strategy }) => (strategy === null ? 'quick' : 'advance')),
      byStrategy: shares(({ strategy }) => strategy ?? 'Quick'),
      calibration: [],
      byOutcome: shares(({ endReason }) => endReason),
      durations: durationGroups.map(({ name, upToMs }) => {
        const below = durations.filter((ms) => ms < (upToMs ?? Infinity)).length
        const sessions = below - above
        above = below
        return { name, upToMs, sessions }
      }),
      medianDurationMs: durations.length === 0 ? null : Math.floor((low + high) / 2),
      days: [...days]
        .map(([name, group]) => ({
          day: name,
          sessions: group.length,
          netPnl: add(...group.map(({ final }) => final?.net ?? '0')),
        }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    }
  }

  function volumeOf(sessionId: string): string {
    const own = world.books.positions.filter((position) => position.sessionId === sessionId)
    return add(...own.flatMap(({ entryNotional, exitNotional }) => [entryNotional, exitNotional]))
  }
})
