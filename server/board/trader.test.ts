import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { add } from '../../contract/decimal.ts'
import { type Period, periods } from '../../contract/board/leaderboard.ts'
import { closeSession } from '../testing/close-session.ts'
import {
  type LeaderboardWorld,
  noon as now,
  openLeaderboardWorld,
} from '../testing/worlds/leaderboard-world.ts'
import { closesOf, firstMoment, netOf } from '../testing/worlds/leaderboard-recount.ts'
import { readTrader } from './trader.ts'

const minute = 60_000
const day = 86_400_000

let world: LeaderboardWorld
beforeAll(async () => {
  world = await openLeaderboardWorld()
})
afterAll(() => world.close())
beforeEach(() => world.startAgain())

function trader(userId: string, period: Period = 'all') {
  return readTrader({ ctx: world.ctx, input: { params: { userId }, query: { period } } })
}

describe('a trader', () => {
  test('whom nobody knows, or who never traded, is 404', async () => {
    const { id } = await world.books.user()
    await world.books.store.leaderboard.catchUp(now)
    await expect(trader(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(trader('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('has a curve that steps at each close and ends at the row’s net', async () => {
    const user = await world.books.user()
    for (const [i, ago] of [40, 20, 3, 0.5, 0.1].entries()) {
      await closeSession(world.books, user, now - ago * day, i % 2 ? [3, -1.125] : [-2])
    }
    await world.books.store.leaderboard.catchUp(now)
    for (const period of periods) {
      const { curve, netPnl, trades } = await trader(user.id, period)
      const closes = closesOf(world.books, user.id, firstMoment(period, now))
      expect(curve).toHaveLength(closes.length + 1)
      expect(curve[0]?.[1]).toBe('0')
      expect(curve.at(-1)).toEqual([closes.at(-1)?.closedAt, netPnl])
      expect(netPnl).toBe(add(...closes.map(netOf)))
      expect(trades).toBe(closes.length)
      expect(curve.map(([at]) => at)).toEqual(curve.map(([at]) => at).toSorted((a, b) => a - b))
    }
  })

  test('with more closes than a screen has pixels gets them by the hour', async () => {
    const user = await world.books.user()
    for (const hours of [2, 30])
      await closeSession(world.books, user, now - hours * 60 * minute, [3])
    await world.execute(`
      insert into positions select (jsonb_populate_record(p, jsonb_build_object('id', id || 'x' || k))).*
      from positions p, generate_series(1, 260) k`)
    await world.books.store.leaderboard.catchUp(now)
    const { curve, netPnl, trades } = await trader(user.id, '7d')
    expect(trades).toBe(522)
    expect(curve).toHaveLength(3)
    expect(curve.at(-1)?.[1]).toBe(netPnl)
  })

  test('who did not trade in the period has an empty row without a rank', async () => {
    const user = await world.books.user()
    await closeSession(world.books, user, now - 10 * day, [5])
    await world.books.store.leaderboard.catchUp(now)
    expect(await trader(user.id, '24h')).toMatchObject({
      rank: null,
      netPnl: '0',
      volume: '0',
      winRatePct: null,
      trades: 0,
      sessionCount: 0,
      curve: [[firstMoment('24h', now), '0']],
    })
    expect(await trader(user.id)).toMatchObject({ rank: 1, sessionCount: 1, netPnl: '4.5' })
  })

  test('shows the settings of the latest sessions that have ended, and none that run', async () => {
    const user = await world.books.user()
    for (let i = 0; i < 22; i++)
      await closeSession(world.books, user, now - (30 - i) * 60 * minute, [1, 1])
    await world.books.session(user, now)
    await world.books.store.leaderboard.catchUp(now)
    const { sessions } = await trader(user.id)
    expect(sessions).toHaveLength(20)
    expect(sessions[0]).toMatchObject({
      kind: 'advance',
      executionStrategy: 'Degen',
      budget: '100',
      profitTarget: 30,
      lossThreshold: 5,
      maxPositions: 3,
      endReason: 'profit_target',
      netPnl: '1',
      netPct: 1,
      startedAt: now - 9 * 60 * minute,
      endedAt: now - 9 * 60 * minute + minute,
    })
    expect(sessions.map(({ endedAt }) => endedAt)).toEqual(
      sessions.map(({ endedAt }) => endedAt).toSorted((a, b) => b - a),
    )
  })
})
