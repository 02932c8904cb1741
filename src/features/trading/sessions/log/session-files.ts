import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { toCsv } from '../../../../lib/csv.ts'
import { isoTime } from '../../../../lib/time.ts'

const columns = [
  'id',
  'kind',
  'strategy',
  'horizon',
  'market',
  'status',
  'ended by',
  'budget',
  'profit target %',
  'loss threshold %',
  'positions',
  'leverage',
  'realized',
  'unrealized',
  'fees',
  'funding',
  'net',
  'net %',
  'started',
  'ended',
  'seconds',
] as const

/** One line per session, money exactly as the server returned it. */
export function sessionsCsv(sessions: readonly Session[]): string {
  return toCsv(columns, sessions.map(cells))
}

function cells(session: Session): string[] {
  const { pnl, startedAt, endedAt } = session
  return [
    session.id,
    session.kind,
    session.executionStrategy ?? '',
    session.strategyDuration ?? '',
    session.symbol,
    session.status,
    session.endReason ?? '',
    session.budget,
    String(session.profitTarget),
    String(session.lossThreshold),
    String(session.maxPositions),
    String(session.plan.leverage),
    pnl.realized,
    pnl.unrealized,
    pnl.fees,
    pnl.funding,
    pnl.net,
    String(pnl.netPct),
    isoTime(startedAt),
    endedAt === null ? '' : isoTime(endedAt),
    endedAt === null ? '' : String(Math.round((endedAt - startedAt) / 1000)),
  ]
}
