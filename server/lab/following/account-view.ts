// Traders as those see them who follow them over a socket: what they are worth, and what they hold.
import { add, toNumber } from '../../../contract/decimal.ts'
import type { LabAccount, LabTrade } from '../../../contract/live/lab-frames.ts'
import type { TraderPosition } from '../../../contract/traders/trader-positions.ts'
import type { Context } from '../../context.ts'
import type { FillRow } from '../../storage/trading/fills.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import { entryPriceOf, openSizeOf, positionPnlOf } from '../../trading/index.ts'
import { iso } from '../iso.ts'
import { traderCurve } from './trader-curve.ts'

export function accountView(
  ctx: Pick<Context, 'exchange' | 'clock'>,
  row: TraderRow,
  positions: readonly PositionRow[],
): LabAccount {
  const { net } = traderCurve(ctx, row, positions)
  return {
    id: row.id,
    name: row.name,
    account_type: row.accountType,
    model: row.llmModel,
    state: row.state,
    equity: row.budget === null ? null : toNumber(add(row.budget, net)),
    net_pnl: toNumber(net),
  }
}

export function positionView(
  { exchange }: Pick<Context, 'exchange'>,
  accountId: number,
  position: PositionRow,
): TraderPosition {
  const mark = position.status === 'closed' ? null : (exchange.mark(position.symbol)?.mark ?? null)
  const pnl = positionPnlOf(position, mark)
  const levelOf = (price: string | null) => (price === null ? null : toNumber(price))
  return {
    id: position.id,
    account_id: accountId,
    symbol: position.symbol,
    side: position.side,
    quantity: toNumber(position.status === 'closed' ? position.entrySize : openSizeOf(position)),
    entry_price: toNumber(entryPriceOf(position)),
    mark_price: levelOf(mark),
    leverage: position.leverage,
    stop: levelOf(position.stopLossPrice),
    target: levelOf(position.takeProfitPrice),
    unrealized_pnl: toNumber(pnl.unrealized),
    net_pnl: toNumber(pnl.net),
    status: position.status,
    opened_at: iso(position.openedAt),
    closed_at: position.closedAt === null ? null : iso(position.closedAt),
  }
}

export function tradeView(accountId: number, positionId: string, fill: FillRow): LabTrade {
  return {
    id: `${fill.at}-${fill.tid}`,
    account_id: accountId,
    position_id: positionId,
    symbol: fill.symbol,
    side: fill.isBuy ? 'buy' : 'sell',
    quantity: toNumber(fill.size),
    price: toNumber(fill.price),
    fee: toNumber(fill.fee),
    pnl: toNumber(fill.closedPnl),
    timestamp: iso(fill.at),
  }
}
