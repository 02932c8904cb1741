// How fine sizes and prices of a market are, also while the exchange cannot be asked.
import { ServiceError } from '../../contract/errors.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { assetOf } from './books.ts'
import type { Desk } from './desk.ts'

/** Decimals that a price may have in a market whose sizes have none. */
const mostPriceDecimals = 6

export interface Grain {
  /** Decimals of a size. */
  szDecimals: number
  /** For prices: of a market with these ticks. */
  tickSzDecimals: number
}

/** Out of reach: as fine as the orders of the position were, which is never too fine. */
export async function grainOf(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
): Promise<Grain> {
  try {
    const { szDecimals } = await assetOf(desk, session)
    return { szDecimals, tickSzDecimals: szDecimals }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
  const orders = await desk.store.orders.ofPosition(position.id)
  const prices = orders.flatMap((order) => [order.limitPrice, order.triggerPrice ?? '0'])
  return {
    szDecimals: finest(orders.map((order) => order.size)),
    tickSzDecimals: mostPriceDecimals - finest(prices),
  }
}

function finest(values: DecimalString[]): number {
  return Math.max(0, ...values.map((value) => value.split('.')[1]?.length ?? 0))
}
