import type { TradeStatus } from '../../../contract/desk/trade.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

/** The trade's status, derived from its position and that position's orders. */
export function statusOf(position: PositionRow, orders: readonly OrderRow[]): TradeStatus {
  switch (position.status) {
    case 'opening':
      return isInDoubt(orders, 'entry') ? 'awaiting_reconciliation' : 'pending'
    case 'closing':
      return isInDoubt(orders, 'close') ? 'awaiting_reconciliation' : 'active'
    case 'open':
      return 'active'
    case 'closed':
      return endOf(position)
  }
}

/** An order was sent and not answered; the exchange is asked until it answers. */
function isInDoubt(orders: readonly OrderRow[], kind: OrderRow['kind']): boolean {
  return orders.some((order) => order.kind === kind && order.status === 'unknown')
}

function endOf({ closeReason }: PositionRow): TradeStatus {
  if (closeReason === null) return 'cancelled'
  if (closeReason === 'take_profit') return 'took_profit'
  return closeReason === 'stop_loss' ? 'stopped_out' : 'closed'
}
