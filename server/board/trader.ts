import { add } from '../../contract/decimal.ts'
import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Period, TraderSession } from '../../contract/board/leaderboard.ts'
import { Pnl } from '../../contract/trading/positions.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { type RankedTrader, measureOf } from '../storage/board/leaderboard-rankings.ts'
import type { CurveStep } from '../storage/board/leaderboard-traders.ts'
import type { SessionRow } from '../storage/sessions/sessions.ts'
import { durationOf } from '../sessions/index.ts'
import { rankingView } from './ranking-view.ts'
import { rankOf } from './rankings.ts'

const sessionsShown = 20

/** Ranked by net PnL among all traders. Throws NOT_FOUND, also for people who never traded: they appear nowhere. */
export const readTrader: Verb<Context, typeof contract.getTrader> = async ({ ctx, input }) => {
  const { userId } = input.params
  const { period } = input.query
  const { leaderboard } = ctx.store
  const ever = await leaderboard.standing('all', userId)
  if (ever === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trader')
  const [found, starts, firstStart, latest] = await Promise.all([
    leaderboard.standing(period, userId),
    leaderboard.windowStarts(),
    leaderboard.firstStart(userId),
    leaderboard.latestSessions(userId, sessionsShown),
  ])
  const trader = found ?? idle(ever, period)
  const start = starts.get(period) ?? 0
  const contest = { period, sort: 'pnl', who: 'all', minTrades: 1 } as const
  const [ranks, steps] = await Promise.all([
    leaderboard.ranks(contest, [measureOf(trader.standing, 'pnl')]),
    leaderboard.curve(userId, period, start),
  ])
  const row = rankingView(trader, rankOf(trader, contest, ranks))
  return {
    ...row,
    curve: curveOf(steps, period === 'all' ? (firstStart ?? 0) : start),
    sessions: latest.map(sessionView),
    sessionCount: row.sessions,
  }
}

/** The row of a person who has traded, but not in this period. */
function idle({ standing, address, settings }: RankedTrader, period: Period): RankedTrader {
  const nothing = { fills: 0, volume: '0', trades: 0, wins: 0, netPnl: '0', drawdown: '0' }
  const noRates = { roiPct: '0', winRatePct: '-1', maxDrawdownPct: '0' }
  return {
    standing: { ...standing, ...nothing, ...noRates, sessions: 0, capital: '0', period },
    address,
    settings,
  }
}

function curveOf(steps: readonly CurveStep[], start: UnixMs): [UnixMs, DecimalString][] {
  let stands: DecimalString = '0'
  const points = steps.map(({ at, netPnl }): [UnixMs, DecimalString] => {
    stands = add(stands, netPnl)
    return [at, stands]
  })
  return [[start, '0'], ...points]
}

function sessionView(session: SessionRow): TraderSession {
  const { finalPnl, endedAt, executionStrategy, strategyDuration } = session
  if (endedAt === null) throw new Error(`session ${session.id} has a result, but no end`)
  const pnl = Pnl.parse(finalPnl)
  return {
    id: session.id,
    kind: session.kind,
    symbol: session.symbol,
    assetIndex: session.assetIndex,
    budget: add(session.budget),
    profitTarget: session.profitTarget,
    lossThreshold: session.lossThreshold,
    maxPositions: session.maxPositions,
    ...(executionStrategy && { executionStrategy }),
    ...(strategyDuration && { strategyDuration }),
    durationMs: durationOf(session),
    endReason: session.endReason ?? 'manual',
    netPnl: pnl.net,
    netPct: pnl.netPct,
    startedAt: session.startedAt,
    endedAt,
  }
}
