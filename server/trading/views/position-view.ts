import { add } from '../../../contract/decimal.ts'
import type { Position } from '../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { averagePrice } from '../../../engine/pnl.ts'
import type { Context } from '../../context.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { entryPriceOf, openSizeOf, positionPnlOf } from '../pnl.ts'

type Prices = Pick<Context, 'exchange' | 'runner'>

/** A position as the API returns it, valued at the current mark. */
export function positionView({ exchange, runner }: Prices, position: PositionRow): Position {
  const mark = exchange.mark(position.symbol)?.mark ?? null
  const isClosed = position.status === 'closed'
  return {
    id: position.id,
    tradeId: position.tradeId,
    sessionId: position.mandateId,
    symbol: position.symbol,
    side: position.side,
    size: openSizeOf(position),
    enteredSize: add(position.entrySize),
    entryPrice: entryPriceOf(position),
    markPrice: mark ?? entryPriceOf(position),
    leverage: position.leverage,
    takeProfitPrice: plain(position.takeProfitPrice),
    stopLossPrice: plain(position.stopLossPrice),
    liquidationPrice: isClosed ? null : runner.liquidationPrice(position.userId, position.symbol),
    protection: position.protection,
    pnl: positionPnlOf(position, mark),
    status: position.status,
    openedAt: position.openedAt,
    closedAt: position.closedAt,
    exitPrice: isClosed ? averagePrice(position.exitNotional, position.exitSize) : null,
    closeReason: position.closeReason,
  }
}

/** An entry that the exchange refused leaves a row behind, but was never a position. */
export function wasOpened(position: PositionRow): boolean {
  return position.status !== 'closed' || position.closeReason !== null
}

function plain(value: DecimalString | null): DecimalString | null {
  return value === null ? null : add(value)
}
