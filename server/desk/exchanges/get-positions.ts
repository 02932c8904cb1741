import { absolute, sign } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { markOf } from '../../trading/index.ts'
import { symbolOf } from '../trades/market-names.ts'
import { requireAccount, venue } from './require-account.ts'

type Positions = typeof contract.getExchangePositions

export const getExchangePositions: Verb<ViewerContext, Positions> = async ({ ctx, input }) => {
  requireAccount(ctx, input.params.id)
  const { exchange, viewer, clock } = ctx
  const [{ positions }, orders] = await Promise.all([
    exchange.account(viewer.address),
    exchange.openOrders(viewer.address),
  ])
  return {
    account_id: viewer.id,
    exchange_name: venue,
    positions: positions.map((held) => ({
      symbol: symbolOf(held.symbol),
      side: sign(held.size) < 0 ? 'sell' : 'buy',
      contracts: absolute(held.size),
      entry_price: held.entryPrice,
      mark_price: markOf(held),
      unrealized_pnl: held.unrealizedPnl,
      leverage: held.leverage,
    })),
    open_orders: orders.map((order) => ({
      id: order.cloid ?? String(order.oid),
      symbol: symbolOf(order.symbol),
      side: order.side,
      quantity: order.originalSize,
      remaining: order.remainingSize,
      trigger_price: order.triggerPrice,
      reduce_only: order.reduceOnly,
    })),
    fetched_at: new Date(clock()).toISOString(),
  }
}
