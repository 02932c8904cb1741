import { add } from '../../contract/decimal.ts'
import { Pnl } from '../../contract/trading/positions.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import type { Context } from '../context.ts'
import { durationOf } from './duration.ts'
import { strategyOf } from './run/strategy.ts'
import { authorityReason, pnlOf } from '../trading/index.ts'
import { english } from '../../contract/words/english.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import type { SessionRow } from '../storage/sessions/sessions.ts'

type Ports = Pick<Context, 'authority' | 'config' | 'exchange' | 'runner' | 'store'>

/** Sessions as the API returns them, valued at the current marks, in the order given. */
export async function sessionViews(ctx: Ports, sessions: SessionRow[]): Promise<Session[]> {
  const ids = sessions.map((session) => session.id)
  const [positions, trades] = await Promise.all([
    ctx.store.positions.ofMandates(ids),
    ctx.store.trades.openOf(ids),
  ])
  const bySession = Map.groupBy(positions, (position) => position.mandateId)
  const tradeOf = new Map(trades.map((trade) => [trade.mandateId, trade.id]))
  return sessions.map((session) =>
    view(ctx, session, bySession.get(session.id) ?? [], tradeOf.get(session.id) ?? null),
  )
}

export async function sessionView(ctx: Ports, session: SessionRow): Promise<Session> {
  const [only] = await sessionViews(ctx, [session])
  if (only === undefined) throw new Error('a session has no view')
  return only
}

function view(
  ctx: Ports,
  session: SessionRow,
  positions: PositionRow[],
  currentTradeId: string | null,
): Session {
  const { config, exchange } = ctx
  const strategy = strategyOf(session)
  const mark = exchange.mark(session.symbol)?.mark ?? null
  return {
    id: session.id,
    kind: session.kind,
    status: session.status,
    endReason: session.endReason,
    assetIndex: session.assetIndex,
    symbol: session.symbol,
    budget: add(session.budget),
    profitTarget: session.profitTarget,
    lossThreshold: session.lossThreshold,
    maxPositions: session.maxPositions,
    ...choicesOf(session),
    strategy: { ...strategy, intervals: [...strategy.intervals] },
    ...(session.copiedFrom !== null && { copiedFrom: session.copiedFrom }),
    acceptsEntries: session.acceptsEntries,
    plan: {
      leverage: session.leverage,
      takeProfitPct: session.takeProfitPct,
      stopLossPct: session.stopLossPct,
      budgetPerPosition: add(session.budgetPerPosition),
    },
    pnl:
      session.finalPnl === null
        ? pnlOf(session.budget, positions, mark)
        : Pnl.parse(session.finalPnl),
    startedAt: session.startedAt,
    endsAt: session.endsAt,
    durationMs: durationOf(session),
    endedAt: session.endedAt,
    currentTradeId,
    expected: session.expected,
    simulated: config.network === 'localnet',
    obstacle: obstacleOf(ctx, session),
  }
}

/** Why closes are stuck, for a session that still has something to close. */
function obstacleOf(
  { authority, runner }: Ports,
  { id, userId, status }: SessionRow,
): Session['obstacle'] {
  if (status !== 'active' && status !== 'closing') return null
  const known = authority.known(userId)
  if (known === undefined || known.mayClose) return runner.stuckClose(id)
  const reason = authorityReason(known, known.checkedAt)
  return { code: 'agent', message: english.tell(reason), reason, since: known.lostAt }
}

const choices = ['executionStrategy', 'strategyDuration', 'maxWalletBudget', 'program'] as const

/** The choices made for an advance session, and whose signals it has. */
function choicesOf({
  executionStrategy,
  strategyDuration,
  maxWalletBudget,
  program,
}: SessionRow): Pick<Session, (typeof choices)[number]> {
  return {
    ...(executionStrategy !== null && { executionStrategy }),
    ...(strategyDuration !== null && { strategyDuration }),
    ...(maxWalletBudget !== null && { maxWalletBudget }),
    ...(program !== null && { program }),
  }
}
