import { absolute, sign } from '../../../contract/decimal.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'
import { markOf } from '../../trading/index.ts'
import { symbolOf } from '../trades/market-names.ts'
import { isoOf } from './account-view.ts'
import { askedVenue } from './asked-venue.ts'
import { anyAccount, venue } from './require-account.ts'

type Positions = typeof contract.getExchangePositions

export const getExchangePositions: Verb<ViewerContext, Positions> = async ({ ctx, input }) => {
  const row = await anyAccount(ctx, input.params.id)
  return row === null ? ownPositions(ctx) : positionsByKey(ctx, row)
}

async function ownPositions({
  exchange,
  viewer,
  clock,
}: ViewerContext): Promise<OutputOf<Positions>> {
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
    fetched_at: isoOf(clock()),
  }
}

async function positionsByKey(
  ctx: ViewerContext,
  row: VenueAccountRow,
): Promise<OutputOf<Positions>> {
  const { positions, orders, at } = await askedVenue(ctx, row, ctx.keyVenues.holdings)
  return {
    account_id: row.id,
    exchange_name: row.venue,
    positions: positions.map((held) => ({
      symbol: held.symbol,
      side: held.side,
      contracts: held.size,
      entry_price: held.entryPrice,
      mark_price: held.markPrice,
      unrealized_pnl: held.unrealizedPnl,
      leverage: held.leverage,
    })),
    open_orders:
      orders?.map((order) => ({
        id: order.id,
        symbol: order.symbol,
        side: order.side,
        quantity: order.size,
        remaining: order.remaining,
        trigger_price: order.triggerPrice,
        reduce_only: order.isReduceOnly,
      })) ?? null,
    fetched_at: isoOf(at),
  }
}
