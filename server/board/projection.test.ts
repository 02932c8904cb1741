import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, subtract } from '../../contract/decimal.ts'
import {
  type Ranking,
  type RankingSort,
  periods,
  rankingSorts,
} from '../../contract/board/leaderboard.ts'
import type { OpenDatabase } from '../storage/kernel/database.ts'
import { measureOf } from '../storage/board/leaderboard-rankings.ts'
import { openTestDatabase } from '../testing/databases/test-database.ts'
import { type TradingBooks, tradingBooks } from '../testing/trading-books.ts'
import { rankingView } from './ranking-view.ts'
import { type RecountedRow, recount } from '../testing/worlds/leaderboard-recount.ts'

let database: OpenDatabase
let books: TradingBooks
beforeAll(async () => {
  database = await openTestDatabase()
  books = tradingBooks(database)
})
afterAll(() => database.close())

/** The next random event: its kind, and numbers to build it from. */
const happening = fc.record({
  kind: fc.constantFrom(
    ...([
      'start',
      'start',
      'enter',
      'enter',
      'enter',
      'exit',
      'exit',
      'exit',
      'exit',
      'end',
    ] as const),
    ...(['end', 'foreign', 'fund', 'revive', 'wait', 'wait', 'sleep', 'count', 'count'] as const),
  ),
  who: fc.nat(1_000),
  which: fc.nat(1_000),
  size: fc.integer({ min: 1, max: 9_999_999 }),
  price: fc.integer({ min: 1, max: 99_999_999 }),
  /** Usually a few seconds, sometimes hours. */
  late: fc.oneof(fc.nat(5_000), fc.nat(5_000), fc.nat(4 * 3_600_000)),
})
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

const beginning = Date.UTC(2026, 0, 30, 22, 10)
const hour = 3_600_000

/** Nine decimals, so that half of the smallest unit of PnL (8 decimals) occurs and rounding is tested. */
const decimal = (units: number, places: number) => add((units / 10 ** places).toFixed(places))

async function happen(event: Happening, now: number): Promise<void> {
  const pick = <T>(list: readonly T[]): T | undefined =>
    list[event.which % Math.max(1, list.length)]
  const at = now - event.late
  const fill = {
    at,
    size: decimal(event.size, 5),
    price: decimal(event.price, 4),
    fee: decimal(event.size, 9),
  }
  const running = books.sessions.filter(({ endedAt }) => endedAt === null)
  const open = books.positions.filter((p) => p.closedAt === null && p.entrySize !== '0')
  const closed = books.positions.filter((p) => p.closedAt !== null)
  switch (event.kind) {
    case 'start': {
      const user = books.users[event.who % books.users.length]
      const strategy = event.size % 2 === 0 ? null : 'Degen'
      if (user) await books.session(user, at, { budget: decimal(event.size, 2), strategy })
      return
    }
    case 'enter': {
      const session = pick(running)
      if (session === undefined) return
      return books.enter(await books.position(session, event.size % 2 ? 'long' : 'short'), fill)
    }
    case 'exit': {
      const position = pick(open)
      if (position === undefined) return
      const left = subtract(position.entrySize, position.exitSize)
      const isPart = event.price % 3 === 0 && Number(left) > 0.00002
      return books.exit(position, { ...fill, size: isPart ? '0.00001' : left })
    }
    case 'end': {
      const session = pick(books.sessions.filter(({ final }) => final === null))
      return session && books.end(session, now, event.size % 2 ? 'duration' : 'profit_target')
    }
    case 'foreign': {
      const user = books.users[event.who % books.users.length]
      if (user) await books.fill({ userId: user.id, sessionId: null, positionId: null }, fill)
      return
    }
    case 'fund': {
      const position = pick(closed)
      return position && books.fund(position, decimal(event.size - 5_000_000, 9))
    }
    case 'revive': {
      const position = pick(closed)
      if (position === undefined) return
      await books.revive(position)
      return books.enter(position, fill)
    }
    case 'count':
      await books.store.leaderboard.catchUp(now, 1 + (event.which % 20))
      return
    case 'wait':
    case 'sleep':
  }
}

function pauseOf({ kind, which }: Happening): number {
  if (kind === 'wait') return hour
  return kind === 'sleep' ? which * hour : 0
}

async function live(events: readonly Happening[]): Promise<number> {
  await books.burn()
  for (const house of [false, true, false, false, true]) await books.user({ house, label: 'House' })
  let now = beginning
  for (const event of events) {
    // A step shorter than the delay of fills, so that a later report can be about an earlier time.
    now += (event.late % 700) + pauseOf(event)
    await happen(event, now)
  }
  return now
}

async function standings() {
  const perPeriod = await Promise.all(
    periods.map(async (period) => {
      const contest = { period, sort: 'pnl', who: 'all', minTrades: 0 } as const
      const rows = await books.store.leaderboard.page(contest, { limit: 100 })
      return [period, rows.map((row) => asRecounted(rankingView(row, null)))] as const
    }),
  )
  return new Map(perPeriod.map(([period, rows]) => [period, rows.toSorted(byUser)]))
}

function asRecounted(row: Ranking): RecountedRow {
  const { userId, house, netPnl, volume, roiPct, winRatePct, maxDrawdownPct } = row
  const { sessions, trades } = row
  return { userId, house, netPnl, volume, roiPct, winRatePct, maxDrawdownPct, sessions, trades }
}

const byUser = (a: { userId: string }, b: { userId: string }) => (a.userId < b.userId ? -1 : 1)

const measures = {
  pnl: (row: RecountedRow) => Number(row.netPnl),
  roi: (row: RecountedRow) => row.roiPct,
  volume: (row: RecountedRow) => Number(row.volume),
  winRate: (row: RecountedRow) => row.winRatePct ?? -1,
  drawdown: (row: RecountedRow) => -row.maxDrawdownPct,
}

async function expectRanks(sort: RankingSort, minTrades: number, now: number): Promise<void> {
  const contest = { period: 'all', sort, who: 'all', minTrades } as const
  const rows = await books.store.leaderboard.page(contest, { limit: 100 })
  const values = rows.map(({ standing }) => measureOf(standing, sort))
  const ranks = await books.store.leaderboard.ranks(contest, values)
  const all = recount(books, 'all', now).filter(({ trades }) => trades >= minTrades)
  const rankOf = (id: string) => {
    const own = all.find(({ userId }) => userId === id)
    return own && 1 + all.filter((row) => measures[sort](row) > measures[sort](own)).length
  }
  expect(values.map((value) => ranks.get(value))).toEqual(
    rows.map(({ standing }) => rankOf(standing.userId)),
  )
}

/** All stored sums except for empty buckets, which may have had content once. */
async function sums(): Promise<string> {
  const { rows } = (await database.db.execute(sql`
    select
      (select jsonb_agg(to_jsonb(b) order by user_id, level, start) from leaderboard_buckets b
        where fills > 0 or trades > 0 or sessions > 0 or capital > 0) as buckets,
      (select jsonb_agg(to_jsonb(s) order by period, user_id) from leaderboard_standings s) as standings,
      (select jsonb_agg(to_jsonb(s) order by session_id) from leaderboard_sessions s) as sessions,
      (select jsonb_agg(to_jsonb(s) order by level, start, house, dimension, name) from leaderboard_spread s
        where s.sessions > 0) as spread,
      (select jsonb_agg(to_jsonb(l) order by period, sort, house, closed, rung) from leaderboard_ladder l
        where traders <> 0) as ladder,
      (select jsonb_agg(to_jsonb(p) - 'counted_at' order by period) from leaderboard_periods p) as periods`)) as unknown as {
    rows: object[]
  }
  // 1.50 and 1.5 are the same number.
  return JSON.stringify(rows[0])
    .replaceAll(/(\.\d*?)0+(?=[,}\]])/g, '$1')
    .replaceAll(/\.(?=[,}\]])/g, '')
}

test('whatever happened, in whatever order and batches it was counted, the rankings are those of the books', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 20, maxLength: 60 }), async (events) => {
      const now = await live(events)
      await books.store.leaderboard.catchUp(now)
      const shown = await standings()
      for (const period of periods) {
        expect(shown.get(period)).toEqual(recount(books, period, now).toSorted(byUser))
      }
      for (const minTrades of [0, 1, 2]) {
        await expectRanks(rankingSorts[events.length % 5] ?? 'pnl', minTrades, now)
      }
      const incremental = await sums()
      await books.store.leaderboard.rebuild()
      await books.store.leaderboard.catchUp(now)
      expect(await sums()).toBe(incremental)
    }),
    // On a busy machine fewer runs are made.
    { numRuns: 8, interruptAfterTimeLimit: 20_000 },
  )
})
