// The precision of a market's sizes and prices, also while the exchange cannot be reached.
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { assetOf } from '../account.ts'
import type { TradingContext } from '../trading-context.ts'

/** Decimals of a price in a market whose sizes have no decimals. */
const mostPriceDecimals = 6

export interface Precision {
  /** Decimals of a size. */
  szDecimals: number
  /** Used for prices: the tick size follows from the decimals of a size. */
  tickSzDecimals: number
}

/** When the exchange cannot be reached: the precision of the position's own orders, which is never too fine. */
export async function precisionOf(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
): Promise<Precision> {
  try {
    const { szDecimals } = await assetOf(ctx, mandate)
    return { szDecimals, tickSzDecimals: szDecimals }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
  const orders = await ctx.store.orders.ofPosition(position.id)
  const prices = orders.flatMap((order) => [order.limitPrice, order.triggerPrice ?? '0'])
  return {
    szDecimals: finest(orders.map((order) => order.size)),
    tickSzDecimals: mostPriceDecimals - finest(prices),
  }
}

function finest(values: DecimalString[]): number {
  return Math.max(0, ...values.map((value) => value.split('.')[1]?.length ?? 0))
}
