// Sums that the leaderboard is read from. All of them can be deleted and computed again.
import {
  bigserial,
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { periods, rankingSorts } from '../../../contract/board/leaderboard.ts'
import { ms } from './columns.ts'

const levels = ['hour', 'day', 'month'] as const
export type Level = (typeof levels)[number]

/**
 * Hours of traders to compute again. Triggers write it within the transaction that changes the original tables. Only
 * rows that were read are deleted, so that a change can be processed twice but never missed.
 */
export const leaderboardQueue = pgTable(
  'leaderboard_queue',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    userId: text('user_id').notNull(),
    /** Null for a fill or a closed position. */
    sessionId: text('session_id'),
    /** When it happened, by the exchange's clock. */
    at: ms('at').notNull(),
    /** By the database's clock. */
    queuedAt: ms('queued_at').notNull(),
  },
  (t) => [index('leaderboard_queue_age').on(t.queuedAt)],
)

/** The sums of a stretch of time, in the order of closing. USDC. */
const sums = {
  /** Fills of sessions. */
  fills: integer('fills').notNull(),
  /** Σ size × price of these fills. */
  volume: numeric('volume').notNull(),
  /** Positions closed. */
  trades: integer('trades').notNull(),
  wins: integer('wins').notNull(),
  /** Σ of realized − fees + funding of these positions. */
  netPnl: numeric('net_pnl').notNull(),
  /** Largest fall from a peak, unsigned. */
  drawdown: numeric('drawdown').notNull(),
  /** Sessions that ended with a final result. */
  sessions: integer('sessions').notNull(),
  /** The largest sum of budgets in use at the same time, measured at each session's start. */
  capital: numeric('capital').notNull(),
}

/** A trader's hour, day or month, UTC. A day is the sum of its hours, a month of its days. */
export const leaderboardBuckets = pgTable(
  'leaderboard_buckets',
  {
    userId: text('user_id').notNull(),
    level: text('level', { enum: levels }).notNull(),
    /** Epoch ms. */
    start: ms('start').notNull(),
    ...sums,
    /** The highest and lowest value of the net-PnL curve relative to the bucket's start: ≥ 0 and ≤ 0. */
    peak: numeric('peak').notNull(),
    low: numeric('low').notNull(),
    /** 0 when nothing was closed in it. */
    lastCloseAt: ms('last_close_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.level, t.start] }),
    index('leaderboard_buckets_age').on(t.level, t.start),
  ],
)

/** A trader's row in a ranking. Exists only with fills in the period. */
export const leaderboardStandings = pgTable(
  'leaderboard_standings',
  {
    period: text('period', { enum: periods }).notNull(),
    userId: text('user_id').notNull(),
    house: boolean('house').notNull(),
    ...sums,
    roiPct: numeric('roi_pct').notNull(),
    /** −1 without a closed position. */
    winRatePct: numeric('win_rate_pct').notNull(),
    maxDrawdownPct: numeric('max_drawdown_pct').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.period, t.userId] }),
    // One index per order, with the filtered columns at its end, so that pages and ranks are read from the index
    // alone.
    index('leaderboard_by_pnl').on(t.period, t.netPnl, t.userId, t.trades, t.house),
    index('leaderboard_by_roi').on(t.period, t.roiPct, t.userId, t.trades, t.house),
    index('leaderboard_by_volume').on(t.period, t.volume, t.userId, t.trades, t.house),
    index('leaderboard_by_win_rate').on(t.period, t.winRatePct, t.userId, t.trades, t.house),
    index('leaderboard_by_drawdown').on(t.period, t.maxDrawdownPct, t.userId, t.trades, t.house),
  ],
)

/**
 * How many traders are on each rung (range of values) of a ranking. A trader's rank is the number on higher rungs
 * plus the better ones on the same rung. `closed`: only traders with at least one closed position.
 */
export const leaderboardLadder = pgTable(
  'leaderboard_ladder',
  {
    period: text('period', { enum: periods }).notNull(),
    sort: text('sort', { enum: rankingSorts }).notNull(),
    house: boolean('house').notNull(),
    closed: boolean('closed').notNull(),
    rung: numeric('rung').notNull(),
    traders: integer('traders').notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.sort, t.house, t.closed, t.rung] })],
)

/** Where each rung begins: 90 per power of ten, on both sides of zero. Filled by the migration. */
export const leaderboardRungs = pgTable('leaderboard_rungs', {
  start: numeric('start').primaryKey(),
})

/** The beginning of a period's window, and its total sums. */
export const leaderboardPeriods = pgTable('leaderboard_periods', {
  period: text('period', { enum: periods }).primaryKey(),
  start: ms('start').notNull(),
  traders: integer('traders').notNull(),
  volume: numeric('volume').notNull(),
  netPnl: numeric('net_pnl').notNull(),
  sessions: integer('sessions').notNull(),
  /** When sums were last updated. */
  countedAt: ms('counted_at'),
})

/** A session as it was last processed. */
export const leaderboardSessions = pgTable(
  'leaderboard_sessions',
  {
    sessionId: text('session_id').primaryKey(),
    userId: text('user_id').notNull(),
    house: boolean('house').notNull(),
    asset: text('asset').notNull(),
    kind: text('kind').notNull(),
    strategy: text('strategy').notNull(),
    budget: numeric('budget').notNull(),
    startedAt: ms('started_at').notNull(),
    /** When its last position was closed; the largest number while it runs. */
    budgetUntil: ms('budget_until').notNull(),
    /** The columns below are null until the result is final. */
    endedAt: ms('ended_at'),
    outcome: text('outcome'),
    netPnl: numeric('net_pnl'),
    volume: numeric('volume'),
    durationMs: ms('duration_ms'),
    /** The bin of the fine histogram for finding the median: eight bins per doubling. */
    durationBin: integer('duration_bin'),
  },
  (t) => [
    index('leaderboard_sessions_start').on(t.userId, t.startedAt),
    index('leaderboard_sessions_budget').on(t.userId, t.budgetUntil),
    index('leaderboard_sessions_end').on(t.userId, t.endedAt),
    index('leaderboard_sessions_duration').on(t.durationBin, t.durationMs, t.endedAt, t.house),
  ],
)

/** The distribution of the sessions that ended in an hour, day or month. */
export const leaderboardSpread = pgTable(
  'leaderboard_spread',
  {
    level: text('level', { enum: levels }).notNull(),
    start: ms('start').notNull(),
    house: boolean('house').notNull(),
    dimension: text('dimension', {
      enum: ['all', 'asset', 'kind', 'strategy', 'outcome', 'duration', 'durationBin'],
    }).notNull(),
    name: text('name').notNull(),
    sessions: integer('sessions').notNull(),
    netPnl: numeric('net_pnl').notNull(),
    volume: numeric('volume').notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.start, t.house, t.dimension, t.name] })],
)
