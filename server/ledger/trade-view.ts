import type { Trade } from '../../contract/sessions.ts'
import type { Context } from '../context.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { TradeRow } from '../storage/trades.ts'
import { pnlOf } from './pnl.ts'
import { positionView, wasOpened } from './position-view.ts'

export function tradeView(
  ctx: Pick<Context, 'exchange' | 'runner'>,
  trade: TradeRow,
  session: SessionRow,
  positions: PositionRow[],
): Trade {
  const mark = ctx.exchange.mark(trade.symbol)?.mark ?? null
  const shown = positions.filter(wasOpened)
  return {
    id: trade.id,
    sessionId: trade.sessionId,
    symbol: trade.symbol,
    status: trade.status,
    positions: shown.map((position) => positionView(ctx, position, session.budgetPerPosition)),
    pnl: pnlOf(session, shown, mark),
    openedAt: trade.openedAt,
    closedAt: trade.closedAt,
  }
}
