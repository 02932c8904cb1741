import type * as contract from '../../contract/endpoints.ts'
import { type Period, type Population, durationGroups } from '../../contract/board/leaderboard.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import type { CalibrationRow, ShareRow, SpreadRow } from '../storage/board/leaderboard-analytics.ts'

/** Fewer sessions are too few for conclusions: of 20 fair coins, one time in eight 13 or more show heads. */
const tooFew = 20

type Scope = { period: Period; who: Population; now: number }

export const readAnalytics: Verb<Context, typeof contract.getLeaderboardAnalytics> = async ({
  ctx,
  input,
}) => {
  const { period, who } = input.query
  const scope = { period, who, now: ctx.clock() }
  const { leaderboard } = ctx.store
  const [rows, days, calibration] = await Promise.all([
    leaderboard.spread(period, who, scope.now),
    leaderboard.days(period, who, scope.now),
    leaderboard.calibration(period, who, scope.now),
  ])
  const by = Map.groupBy(rows, (row) => row.dimension)
  const shares = (dimension: SpreadRow['dimension']) => (by.get(dimension) ?? []).map(shareOf)
  return {
    period,
    sessions: by.get('all')?.[0]?.sessions ?? 0,
    tooFew,
    byAsset: shares('asset'),
    byKind: shares('kind'),
    byStrategy: shares('strategy'),
    calibration: calibration.map(calibrationOf),
    byOutcome: shares('outcome'),
    durations: durationsOf(by.get('duration') ?? []),
    medianDurationMs: await medianOf(ctx, scope, by.get('durationBin') ?? []),
    days: days.map(({ start, sessions, netPnl }) => {
      return { day: new Date(start).toISOString().slice(0, 10), sessions, netPnl }
    }),
  }
}

function shareOf({ name, sessions, netPnl, volume }: ShareRow): ShareRow {
  return { name, sessions, netPnl, volume }
}

/** 1.96 standard errors on either side hold 95 % of the means. */
function calibrationOf({ name, sessions, expectedPct, happenedPct, deviation }: CalibrationRow) {
  const reach = deviation === null ? null : (1.96 * deviation) / Math.sqrt(sessions)
  const rounded = (pct: number): number => Math.round(pct * 1e4) / 1e4
  return {
    name,
    sessions,
    expectedPct: rounded(expectedPct),
    happenedPct: rounded(happenedPct),
    low: reach === null ? null : rounded(happenedPct - reach),
    high: reach === null ? null : rounded(happenedPct + reach),
  }
}

/** Rows are matched to groups by their index. */
function durationsOf(rows: readonly ShareRow[]) {
  return durationGroups.map((group, place) => {
    const found = rows.find(({ name }) => name === String(place))
    return { ...group, sessions: found?.sessions ?? 0 }
  })
}

/** A fine histogram tells which bins contain the median; only the durations in those are read. */
async function medianOf(
  { store }: Context,
  scope: Scope,
  rows: readonly ShareRow[],
): Promise<number | null> {
  const bins = rows
    .map(({ name, sessions }) => ({ bin: Number(name), sessions }))
    .toSorted((a, b) => a.bin - b.bin)
  const total = bins.reduce((sum, { sessions }) => sum + sessions, 0)
  if (total === 0) return null
  const middle = { first: Math.floor((total - 1) / 2), last: Math.floor(total / 2) }
  const [first, last] = [binAt(bins, middle.first), binAt(bins, middle.last)]
  const durations = await store.leaderboard.durationsAt(
    scope,
    { first: first.bin, last: last.bin },
    { first: middle.first - first.before, count: middle.last - middle.first + 1 },
  )
  if (durations.length === 0) return null
  return Math.floor(durations.reduce((sum, ms) => sum + ms, 0) / durations.length)
}

/** The bin that contains this place (from 0), and the number of places before it. */
function binAt(
  bins: readonly { bin: number; sessions: number }[],
  place: number,
): { bin: number; before: number } {
  let before = 0
  for (const { bin, sessions } of bins) {
    if (place < before + sessions) return { bin, before }
    before += sessions
  }
  throw new Error(`there is no place ${place} among ${before}`)
}
