import type { DecimalString } from '../../../contract/primitives.ts'
import type { Trade } from '../../../contract/sessions/sessions.ts'
import type { Context } from '../../context.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TradeRow } from '../../storage/trading/trades.ts'
import { pnlOf } from '../pnl.ts'
import { positionView, wasOpened } from './position-view.ts'

export function tradeView(
  ctx: Pick<Context, 'exchange' | 'runner'>,
  trade: TradeRow,
  budget: DecimalString,
  positions: PositionRow[],
): Trade {
  const mark = ctx.exchange.mark(trade.symbol)?.mark ?? null
  const shown = positions.filter(wasOpened)
  return {
    id: trade.id,
    sessionId: trade.mandateId,
    symbol: trade.symbol,
    status: trade.status,
    positions: shown.map((position) => positionView(ctx, position)),
    pnl: pnlOf(budget, shown, mark),
    openedAt: trade.openedAt,
    closedAt: trade.closedAt,
  }
}
