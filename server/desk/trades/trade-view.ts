// A trade as the API returns it, valued at the current mark.
import { add, isZero } from '../../../contract/decimal.ts'
import type { DeskTrade as TradeOnWire } from '../../../contract/desk/trade.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { averagePrice } from '../../../engine/pnl.ts'
import { rMultiple } from '../../../engine/risk/r-multiple.ts'
import type { ViewerContext } from '../../context.ts'
import type { DeskTrade } from '../../storage/desk/trades.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { TargetRow } from '../../storage/trading/targets.ts'
import { openSizeOf, positionPnlOf, waitingSizeOf } from '../../trading/index.ts'
import { symbolOf } from './market-names.ts'
import { quantitiesOf } from './targets.ts'
import { statusOf } from './trade-status.ts'
import { warningView } from './check/warnings.ts'

type Deps = Pick<ViewerContext, 'store' | 'exchange'>

export async function tradeView(
  { store, exchange }: Deps,
  { trade, position }: DeskTrade,
): Promise<TradeOnWire> {
  const [orders, targets] = await Promise.all([
    store.orders.ofPosition(position.id),
    store.targets.ofPosition(position.id),
  ])
  const mark = exchange.mark(position.symbol)?.mark ?? null
  const { netPct, ...pnl } = positionPnlOf(position, mark)
  const isEntered = !isZero(position.entrySize)
  const open = openSizeOf(position)
  const isOpen = isEntered && position.status !== 'closed'
  const risk = plain(trade.riskAmount)
  return {
    id: trade.id,
    status: statusOf(position, orders),
    account_id: trade.userId,
    symbol: symbolOf(trade.symbol),
    side: trade.side === 'long' ? 'buy' : 'sell',
    entry_type: trade.entryType,
    entry_price: add(trade.entryPrice),
    quantity: add(trade.quantity),
    leverage: trade.leverage,
    stop_loss_price: plain(position.stopLossPrice),
    risk_amount: risk,
    size: { quantity: add(trade.sizeQuantity), limited_by: trade.limitedBy },
    setup_tag: trade.setupTag,
    warnings: trade.warnings.flatMap(warningView),
    average_entry: plain(averagePrice(position.entryNotional, position.entrySize)),
    filled_quantity: add(position.entrySize),
    open_quantity: open,
    take_profit: targetViews(
      targets,
      isOpen ? add(open, waitingSizeOf(position, orders)) : null,
      trade.quantity,
    ),
    break_even: {
      enabled: trade.breakEvenEnabled,
      trigger_percent: trade.breakEvenPercent,
      offset: add(trade.breakEvenOffset),
      triggered: position.breakEvenAt !== null,
    },
    r_multiple: isEntered ? rMultiple(pnl.net, risk) : null,
    pnl: { ...pnl, net_pct: netPct },
    protection: position.protection,
    orders: orders.map(orderView),
    created_at: iso(trade.createdAt),
    updated_at: iso(Math.max(trade.updatedAt, position.closedAt ?? 0)),
    closed_at: position.closedAt === null ? null : iso(position.closedAt),
  }
}

/**
 * Targets that were replaced before any of them filled are left out. `open`: base units, with those of the entry
 * that still wait; null while nothing is open, then the targets divide the planned quantity.
 */
function targetViews(
  targets: readonly TargetRow[],
  open: DecimalString | null,
  planned: DecimalString,
): TradeOnWire['take_profit'] {
  const shown = targets.filter((each) => each.state !== 'replaced' || !isZero(each.filledQuantity))
  const current = shown.filter(({ state }) => state !== 'replaced')
  const filled = current.map(({ filledQuantity }) => filledQuantity)
  const sized = quantitiesOf(current, open === null ? planned : add(open, ...filled))
  let next = 0
  return shown.map((target) => ({
    price: add(target.price),
    quantity:
      target.state === 'replaced' ? add(target.filledQuantity) : (sized[next++]?.quantity ?? '0'),
    order_type: 'limit',
    filled_quantity: add(target.filledQuantity),
    status: target.state === 'replaced' ? 'cancelled' : target.state,
  }))
}

const kinds = { entry: 'entry', stop_loss: 'stop', take_profit: 'target', close: 'close' } as const

function orderView(order: OrderRow): TradeOnWire['orders'][number] {
  return {
    id: order.cloid,
    kind: kinds[order.kind],
    price: add(order.triggerPrice ?? order.limitPrice),
    quantity: add(order.size),
    filled_quantity: add(order.filledSize),
    status: order.status === 'canceled' ? 'cancelled' : order.status,
  }
}

function plain(value: DecimalString | null): DecimalString | null {
  return value === null ? null : add(value)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
