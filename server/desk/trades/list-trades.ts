import type { TradeStatus } from '../../../contract/desk/trade.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { DeskTradeState } from '../../storage/desk/trades.ts'
import { tradeView } from './trade-view.ts'

/** The status of an open trade follows from its orders, so that all of them are read; they are few. */
const mostLiving = 1_000

export const listTrades: Verb<ViewerContext, typeof contract.listTrades> = async ({
  ctx,
  input: { query },
}) => {
  const { page, limit, status } = query
  const offset = (page - 1) * limit
  const state = stateOf(status)
  const isAmongLiving = state === 'living'
  const range = isAmongLiving ? { offset: 0, limit: mostLiving } : { offset, limit }
  const { rows, total } = await ctx.store.deskTrades.list(ctx.viewer.id, state, range)
  const trades = await Promise.all(rows.map((row) => tradeView(ctx, row)))
  if (!isAmongLiving) return { items: trades, total, page, limit }
  const found = trades.filter((trade) => status === undefined || trade.status === status)
  return { items: found.slice(offset, offset + limit), total: found.length, page, limit }
}

function stateOf(status: TradeStatus | undefined): DeskTradeState {
  switch (status) {
    case undefined:
    case 'pending':
    case 'active':
    case 'awaiting_reconciliation':
      return 'living'
    default:
      return status
  }
}
