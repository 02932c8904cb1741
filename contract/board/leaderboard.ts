// Rankings of traders, computed from stored trades. Public; addresses are complete here, the dashboard shortens
// them.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Address, DecimalString, SessionId, UnixMs, UserId, queryInt } from '../primitives.ts'
import { EndReason, ExecutionStrategy, StrategyDuration } from '../sessions/sessions.ts'

export const periods = ['24h', '7d', '30d', 'all'] as const
/**
 * Whole UTC hours and days, so that all rows cover the same time. `24h`: the 24 hours before this one, and this one.
 * `7d`, `30d`: as many days before today, and today. `all`: since the beginning.
 */
export const Period = z.enum(periods)
export type Period = z.infer<typeof Period>

export const rankingSorts = ['pnl', 'roi', 'volume', 'winRate', 'drawdown'] as const
/** Largest first; for drawdown, smallest first. */
export const RankingSort = z.enum(rankingSorts)
export type RankingSort = z.infer<typeof RankingSort>

export const Population = z.enum(['all', 'people', 'house'])
export type Population = z.infer<typeof Population>

/** Only for traders with at least one fill in the period. Percents have at most 4 decimals. */
export const Ranking = z.object({
  /** 1 + the number of ranked traders who are strictly better; equal values share a rank. Null: not ranked. */
  rank: z.nullable(z.int()),
  userId: UserId,
  address: Address,
  /** The name of a house trader; null for people. */
  label: z.nullable(z.string()),
  house: z.boolean(),
  /** USDC, signed: realised − fees + funding of the positions that closed in the period, over their whole life. */
  netPnl: DecimalString,
  /**
   * netPnl as percent of the capital used: the largest sum of budgets in use at one moment of the period. A budget is in
   * use from its session's start until the session has ended and its last position is closed.
   */
  roiPct: z.number(),
  /** USDC: Σ size × price of all fills of sessions. */
  volume: DecimalString,
  /** Percent of closed positions with a net result above zero. Null without a closed one. */
  winRatePct: z.nullable(z.number()),
  /**
   * The largest fall of the net-PnL curve from its peak, percent of the capital used, unsigned. The curve begins at
   * zero with the period and changes at each close.
   */
  maxDrawdownPct: z.number(),
  /** The number of sessions that ended in the period with a final result. */
  sessions: z.int(),
  /** Positions closed in the period. */
  trades: z.int(),
})
export type Ranking = z.infer<typeof Ranking>

export const getLeaderboardStats = defineEndpoint({
  id: 'leaderboard.stats',
  method: 'GET',
  path: '/api/leaderboard/stats',
  auth: 'public',
  summary: 'All traders together, of all time',
  output: z.object({
    /** With at least one fill. */
    traders: z.int(),
    /** Ended, with a final result. */
    sessions: z.int(),
    volume: DecimalString,
    netPnl: DecimalString,
    /** When sums were last updated. */
    updatedAt: UnixMs,
  }),
  errors: [],
})

export const listRankings = defineEndpoint({
  id: 'leaderboard.rankings',
  method: 'GET',
  path: '/api/leaderboard/rankings',
  auth: 'optional',
  summary: 'Traders in order; with a token also the caller’s own row',
  query: z.strictObject({
    period: z._default(Period, '7d'),
    sort: z._default(RankingSort, 'pnl'),
    /** Part of an address or of a house trader's label. Ranks stay those among all traders. */
    q: z.optional(z.string().check(z.maxLength(100))),
    who: z._default(Population, 'all'),
    /** Traders with fewer closed positions in the period are neither ranked nor listed. */
    minTrades: queryInt(0, 1000, 1),
    limit: queryInt(1, 200, 50),
    cursor: z.optional(z.string().check(z.maxLength(200))),
  }),
  output: z.object({
    period: Period,
    /** The beginning of the period; null: no limit. */
    from: z.nullable(UnixMs),
    items: z.array(Ranking),
    nextCursor: z.nullable(z.string()),
    /** The caller's own row, even if it is not among the items; absent without a token or a fill in the period. */
    me: z.optional(Ranking),
  }),
  errors: [],
})

/** Only finished sessions: running ones are private. */
export const TraderSession = z.object({
  id: SessionId,
  kind: z.enum(['quick', 'advance']),
  symbol: z.string(),
  assetIndex: z.int(),
  budget: DecimalString,
  profitTarget: z.number(),
  lossThreshold: z.number(),
  maxPositions: z.int(),
  executionStrategy: z.optional(ExecutionStrategy),
  strategyDuration: z.optional(StrategyDuration),
  /** Milliseconds: the time that it was given; null: none. */
  durationMs: z.optional(z.nullable(z.int())),
  endReason: EndReason,
  netPnl: DecimalString,
  /** Percent of the budget. */
  netPct: z.number(),
  startedAt: UnixMs,
  endedAt: UnixMs,
})
export type TraderSession = z.infer<typeof TraderSession>

/**
 * `[time, net PnL since the period began]`, ascending: epoch ms, USDC. A point for each close, or, where there are more than
 * 500, for each hour (each day when the period is `all`) at its last close. The last is the row's netPnl.
 */
const Curve = z.array(z.tuple([UnixMs, DecimalString]))

export const getTrader = defineEndpoint({
  id: 'leaderboard.trader',
  method: 'GET',
  path: '/api/leaderboard/user/:userId',
  auth: 'public',
  summary: 'One trader: row, curve and latest sessions',
  params: z.strictObject({ userId: UserId }),
  query: z.strictObject({ period: z._default(Period, 'all') }),
  output: z.extend(Ranking, {
    curve: Curve,
    /** The latest 20, newest first, whatever the period. */
    sessions: z.array(TraderSession),
    /** The row's `sessions`: how many ended in the period. */
    sessionCount: z.int(),
  }),
  errors: ['NOT_FOUND'],
})

/** Ordered by number of sessions, largest first. */
const Share = z.object({
  name: z.string(),
  sessions: z.int(),
  /** USDC, signed: the sum of final results. */
  netPnl: DecimalString,
  /** USDC: entries and exits of the closed positions. */
  volume: DecimalString,
})

/**
 * What was expected of sessions when they started, and what became of them, in percent of the budget. Only those that
 * traded and ended by themselves: by target, loss, time or liquidation.
 */
const Calibration = z.object({
  /** `Quick`, or the execution strategy of an advance session. */
  name: z.string(),
  sessions: z.int(),
  /** Means over the sessions. */
  expectedPct: z.number(),
  happenedPct: z.number(),
  /** The 95 % interval of what happened, as if no two sessions had run at the same time; null from one session. */
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
})

/** The groups of durations; a bound belongs to the next longer group, and the last group has none. */
export const durationGroups: readonly { name: string; upToMs: UnixMs | null }[] = [
  { name: 'under 15 min', upToMs: 900_000 },
  { name: '15–60 min', upToMs: 3_600_000 },
  { name: '1–4 h', upToMs: 14_400_000 },
  { name: '4–12 h', upToMs: 43_200_000 },
  { name: '12–24 h', upToMs: 86_400_000 },
  { name: '1–3 d', upToMs: 259_200_000 },
  { name: '3–7 d', upToMs: 604_800_000 },
  { name: 'over 7 d', upToMs: null },
]

export const getLeaderboardAnalytics = defineEndpoint({
  id: 'leaderboard.analytics',
  method: 'GET',
  path: '/api/leaderboard/analytics',
  auth: 'public',
  summary:
    'How sessions are spread and how they end; groups under `tooFew` say nothing about skill',
  query: z.strictObject({
    period: z._default(Period, '30d'),
    who: z._default(Population, 'all'),
  }),
  output: z.object({
    period: Period,
    /** Sessions that ended in the period, with a final result. */
    sessions: z.int(),
    /** With fewer sessions than this, a group is too small for conclusions. */
    tooFew: z.int(),
    byAsset: z.array(Share),
    byKind: z.array(Share),
    /** `Quick`, or the execution strategy of an advance session. */
    byStrategy: z.array(Share),
    /** Largest group first; sessions without an expectation are not among them. */
    calibration: z.array(Calibration),
    /** By end reason. */
    byOutcome: z.array(Share),
    /** Time from start to end: all of durationGroups, including empty ones. */
    durations: z.array(
      z.object({ name: z.string(), upToMs: z.nullable(z.int()), sessions: z.int() }),
    ),
    /** For an even number the mean of the two in the middle, rounded down. */
    medianDurationMs: z.nullable(z.int()),
    /** UTC days on which sessions ended, as `2026-01-31`, ascending; at most the last 366. */
    days: z.array(z.object({ day: z.string(), sessions: z.int(), netPnl: DecimalString })),
  }),
  errors: [],
})

export const getLeaderboardHealth = defineEndpoint({
  id: 'leaderboard.health',
  method: 'GET',
  path: '/api/leaderboard/health',
  auth: 'public',
  summary: 'How fresh the rankings are',
  output: z.object({
    status: z.enum(['ok', 'degraded']),
    /** When sums were last updated; null: never. */
    computedAt: z.nullable(UnixMs),
    /** Milliseconds that the oldest change (fill, close or session) has been waiting to be counted; 0 without one. */
    lagMs: z.int(),
  }),
  errors: [],
})
