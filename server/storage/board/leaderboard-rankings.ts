// Pages of a ranking. A page starts after the last row of the page before, not at an offset, so that a trader whose
// value does not change appears exactly once, whatever others do meanwhile.
import { type SQL, and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Period, Population, RankingSort } from '../../../contract/board/leaderboard.ts'
import { add } from '../../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'
import { leaderboardLadder as ladder, leaderboardStandings as standings, users } from '../schema.ts'

export type StandingRow = typeof standings.$inferSelect
export interface RankedTrader {
  standing: StandingRow
  address: string
  settings: Record<string, unknown>
}

/** Which traders are ranked, and by what. */
export interface Contest {
  period: Period
  sort: RankingSort
  who: Population
  /** The least number of positions closed in the period. */
  minTrades: number
}

export interface RankingPage {
  /** Lower-case part of an address, or of a house trader's label. */
  search?: string | undefined
  /** The last row of the page before: its value and its user. */
  after?: { value: DecimalString; userId: UserId } | undefined
  limit: number
}

const columns = {
  pnl: standings.netPnl,
  roi: standings.roiPct,
  volume: standings.volume,
  winRate: standings.winRatePct,
  drawdown: standings.maxDrawdownPct,
} as const

/** Up to this many search results are looked up individually; with more, the ranking is read until a page is full. */
const fewTraders = 1_000

/** Whoever has a standing has traded, and so has a wallet. */
const address = sql<string>`${users.address}`

export function leaderboardRankings(db: Database) {
  return {
    /** Best first; equal values by user id, so that the order is unique. */
    async page(contest: Contest, { search, after, limit }: RankingPage): Promise<RankedTrader[]> {
      const column = columns[contest.sort]
      const isRising = contest.sort === 'drawdown'
      const order = isRising ? asc : desc
      const beyond = isRising ? sql`>` : sql`<`
      return db
        .select({ standing: standings, address, settings: users.settings })
        .from(standings)
        .innerJoin(users, eq(users.id, standings.userId))
        .where(
          and(
            isIn(contest),
            after &&
              sql`(${column}, ${standings.userId}) ${beyond} (${after.value}::numeric, ${after.userId})`,
            search === undefined ? undefined : await isFound(db, search),
          ),
        )
        .orderBy(order(column), order(standings.userId))
        .limit(limit)
    },

    /** The trader's row even if unranked; undefined without a fill in the period. */
    async standing(period: Period, userId: UserId): Promise<RankedTrader | undefined> {
      const [row] = await db
        .select({ standing: standings, address, settings: users.settings })
        .from(standings)
        .innerJoin(users, eq(users.id, standings.userId))
        .where(and(eq(standings.period, period), eq(standings.userId, userId)))
      return row
    },

    /**
     * The rank for each ranked value: 1 + the number of traders that are strictly better. Better rungs of the ladder
     * are counted already; on the trader's own rung the index is read down to it.
     */
    async ranks(
      contest: Contest,
      values: readonly DecimalString[],
    ): Promise<ReadonlyMap<DecimalString, number>> {
      const column = columns[contest.sort]
      const json = JSON.stringify(values.map((value) => add(value)))
      const isRising = contest.sort === 'drawdown'
      const bestFirst = sql.raw(isRising ? 'asc' : 'desc')
      const between = isRising
        ? sql`${column} < g.value and ${column} >= g.rung and ${column} >= coalesce(g.last, '-Infinity')`
        : sql`${column} > g.value and ${column} < g.next and ${column} <= coalesce(g.last, 'Infinity')`
      const rows = await rowsOf<{ value: string; better: number }>(
        db,
        sql`
        with asked as (select distinct value::numeric as value from jsonb_array_elements_text(${json}::jsonb)),
        placed as (${hasLadder(contest) ? onRungs : onOneRung}),
        g as (select *, lag(value) over (partition by rung order by value ${bestFirst}) as last from placed),
        counted as (
          select g.value, g.rung, (select count(*) from ${standings} where ${isIn(contest)} and ${between}) as better from g
        ),
        higher as (
          select rung, sum(sum(traders)) over (order by rung ${bestFirst}) - sum(traders) as better
          from ${ladder} where ${isOnLadder(contest)} group by rung
        )
        select c.value::text as value,
          (sum(c.better) over (partition by c.rung order by c.value ${bestFirst}) + coalesce(h.better, 0))::float8 as better
        from counted c left join higher h on h.rung = c.rung`,
      )
      return new Map(rows.map(({ value, better }) => [add(value), better + 1]))
    },
  }
}

/** The ladder counts who has closed at least one position, not how many. */
function hasLadder({ minTrades }: Contest): boolean {
  return minTrades <= 1
}

const onRungs = sql`
  select value, r.start as rung, n.start as next from asked
  cross join lateral (select start from leaderboard_rungs where start <= value order by start desc limit 1) r
  cross join lateral (select coalesce(min(start), 'Infinity') as start from leaderboard_rungs where start > value) n`

const onOneRung = sql`
  select value, '-Infinity'::numeric as rung, 'Infinity'::numeric as next from asked`

function isOnLadder(contest: Contest): SQL | undefined {
  const { period, sort, who, minTrades } = contest
  if (!hasLadder(contest)) return sql`false`
  return and(
    eq(ladder.period, period),
    eq(ladder.sort, sort),
    who === 'all' ? undefined : eq(ladder.house, who === 'house'),
    minTrades === 0 ? undefined : eq(ladder.closed, true),
  )
}

/** The value by which `ranks` and `after` order a row. */
export function measureOf(standing: StandingRow, sort: RankingSort): DecimalString {
  const { netPnl, roiPct, volume, winRatePct, maxDrawdownPct } = standing
  const measures = {
    pnl: netPnl,
    roi: roiPct,
    volume,
    winRate: winRatePct,
    drawdown: maxDrawdownPct,
  }
  return add(measures[sort])
}

function isIn({ period, who, minTrades }: Contest): SQL | undefined {
  return and(
    eq(standings.period, period),
    who === 'all' ? undefined : eq(standings.house, who === 'house'),
    minTrades === 0 ? undefined : gte(standings.trades, minTrades),
  )
}

async function isFound(db: Database, search: string): Promise<SQL | undefined> {
  const label = sql`lower(coalesce(${users.settings}->>'label', ''))`
  const matches = sql`(position(${search} in ${users.address}) > 0
    or ${users.role} = 'house' and position(${search} in ${label}) > 0)`
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(matches)
    .limit(fewTraders + 1)
  if (found.length > fewTraders) return matches
  return found.length === 0
    ? sql`false`
    : inArray(
        standings.userId,
        found.map(({ id }) => id),
      )
}
