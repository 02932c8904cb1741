// Converts a request into the terms that the plan is made from.
import type { NewTargets, NewTrade } from '../../../contract/desk/trade.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Wish, WishedTarget } from '../plan.ts'
import { anyAccount } from '../exchanges/require-account.ts'
import { marketOf } from './market-names.ts'

/**
 * Throws VALIDATION_FAILED for a market that is not traded, NOT_FOUND for an account that is not the viewer's, VENUE_READ_ONLY
 * for one at another venue.
 */
export async function wishOf(ctx: ViewerContext, body: NewTrade): Promise<Wish> {
  const { exchange_account_id: account, symbol, side, order_type, entry_price } = body
  if (account !== undefined && account !== ctx.viewer.id) {
    await anyAccount(ctx, account)
    throw new ServiceError(
      'VENUE_READ_ONLY',
      'That account is only looked at: nothing is traded there from here',
    )
  }
  const isAtMarket = order_type === 'market' || entry_price === undefined
  if (order_type === 'limit' && entry_price === undefined) {
    throw invalid('entry_price', 'is required for a limit order')
  }
  return {
    asset: await assetOf(ctx, symbol),
    side: side === 'buy' ? 'long' : 'short',
    limitPrice: isAtMarket ? null : (entry_price ?? null),
    quantity: body.quantity ?? null,
    stopPrice: body.stop_loss_price ?? null,
    targets: wishedTargets(body.take_profit),
    leverage: body.leverage ?? null,
    replaces: null,
  }
}

export function wishedTargets(targets: NewTargets): WishedTarget[] {
  return targets.map(({ price, quantity, percent_to_close }, index) => {
    if (quantity !== undefined && percent_to_close !== undefined) {
      throw invalid(`take_profit.${index}`, 'takes a quantity or a percentage, not both')
    }
    return { price, quantity: quantity ?? null, percent: percent_to_close ?? null }
  })
}

async function assetOf({ exchange }: ViewerContext, symbol: string): Promise<Wish['asset']> {
  const assets = await exchange.assets()
  const asset = assets.find((each) => each.symbol === marketOf(symbol))
  if (asset === undefined) throw invalid('symbol', `${symbol} is no market of the exchange`)
  return asset
}

export function invalid(path: string, message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}
