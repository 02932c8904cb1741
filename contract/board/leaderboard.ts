// Who trades how well, from the one ledger. Public; addresses are shown shortened by the dashboard, in full here.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Address, DecimalString, SessionId, UnixMs, UserId, queryInt } from '../primitives.ts'
import { EndReason, ExecutionStrategy, StrategyDuration } from '../sessions/sessions.ts'

export const periods = ['24h', '7d', '30d', 'all'] as const
/**
 * Whole UTC hours and days, so that everybody's numbers are of the same time. `24h`: the 24 hours before this one, and this
 * one. `7d`, `30d`: as many days before today, and today. `all`: since the beginning.
 */
export const Period = z.enum(periods)
export type Period = z.infer<typeof Period>

export const rankingSorts = ['pnl', 'roi', 'volume', 'winRate', 'drawdown'] as const
/** Largest first; of drawdown the smallest. */
export const RankingSort = z.enum(rankingSorts)
export type RankingSort = z.infer<typeof RankingSort>

export const Population = z.enum(['all', 'people', 'house'])
export type Population = z.infer<typeof Population>

/** Of traders with at least one fill in the period. Percents have at most 4 decimals. */
export const Ranking = z.object({
  /** 1 + the number of ranked traders who are strictly better; equals share it. Null: not among the ranked. */
  rank: z.nullable(z.int()),
  userId: UserId,
  address: Address,
  /** Of house traders; null for people. */
  label: z.nullable(z.string()),
  house: z.boolean(),
  /** Of the positions that closed in the period, over their whole life: realised − fees + funding. USDC, signed. */
  netPnl: DecimalString,
  /**
   * netPnl as percent of the capital used: the largest sum of budgets in use at one moment of the period. A budget is in
   * use from its session's start until the session has ended and its last position is closed.
   */
  roiPct: z.number(),
  /** Size × price of all fills of sessions, summed. USDC. */
  volume: DecimalString,
  /** Closed positions with a net gain above zero, percent. Null without a closed one. */
  winRatePct: z.nullable(z.number()),
  /**
   * Largest fall of the net-PnL curve from its peak, percent of the capital used. The curve begins at zero with the period
   * and steps at each close. Unsigned.
   */
  maxDrawdownPct: z.number(),
  /** That ended in the period, with a final result. */
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
    /** When something was counted last. */
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
    /** Part of an address or of a house trader's label. Ranks stay those of everybody. */
    q: z.optional(z.string().check(z.maxLength(100))),
    who: z._default(Population, 'all'),
    /** Fewer closed positions in the period: not ranked, and not listed. */
    minTrades: queryInt(0, 1000, 1),
    limit: queryInt(1, 200, 50),
    cursor: z.optional(z.string().check(z.maxLength(200))),
  }),
  output: z.object({
    period: Period,
    /** What counts happened at or after this; null: since the beginning. */
    from: z.nullable(UnixMs),
    items: z.array(Ranking),
    nextCursor: z.nullable(z.string()),
    /** Also when it is not among the items; absent without a token or a fill in the period. */
    me: z.optional(Ranking),
  }),
  errors: [],
})

/** With a final result: what somebody is doing right now is nobody's business. */
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
  endReason: EndReason,
  netPnl: DecimalString,
  /** Of the budget. */
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
    /** The row's `sessions`: that ended in the period. */
    sessionCount: z.int(),
  }),
  errors: ['NOT_FOUND'],
})

/** Most sessions first. */
const Share = z.object({
  name: z.string(),
  sessions: z.int(),
  /** Final results, summed. USDC, signed. */
  netPnl: DecimalString,
  /** Entries and exits of their closed positions. USDC. */
  volume: DecimalString,
})

/** How durations are grouped; a bound belongs to the group above it, and the last group has none. */
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
    /** Fewer sessions than this in a group are too few to conclude from. */
    tooFew: z.int(),
    byAsset: z.array(Share),
    byKind: z.array(Share),
    /** `Quick`, or the execution strategy of an advance session. */
    byStrategy: z.array(Share),
    /** By the reason of the end. */
    byOutcome: z.array(Share),
    /** Time from start to end: all of durationGroups, also empty ones. */
    durations: z.array(
      z.object({ name: z.string(), upToMs: z.nullable(z.int()), sessions: z.int() }),
    ),
    /** Of an even number the mean of the two in the middle, rounded down. */
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
    /** When something was counted last; null: never. */
    computedAt: z.nullable(UnixMs),
    /** How long the oldest booked fill, close or session has been waiting to be counted; 0 when none is. */
    lagMs: z.int(),
  }),
  errors: [],
})
