// Whether the desk may trade this market for the viewer, on this side.
import { sign } from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { ViewerContext } from '../../../context.ts'
import type { DeskTrade } from '../../../storage/desk/trades.ts'
import { marketTaken } from '../../../trading/index.ts'
import type { AccountState } from '../../../venue/port.ts'
import type { Wish } from '../../plan.ts'
import { invalid } from '../wish.ts'

/**
 * Throws MARKET_TAKEN, naming the holder; OPPOSITE_SIDE; VALIDATION_FAILED for another leverage than the viewer's
 * open trades there have, because the exchange keeps one per market. Returns those open trades.
 */
export async function requireMarketFree(
  { store, viewer }: ViewerContext,
  { asset, side, leverage }: Wish,
  account: AccountState,
): Promise<DeskTrade[]> {
  const holder = await store.mandates.holder(viewer.id, asset.assetIndex)
  if (holder !== undefined && holder.kind !== 'desk') throw marketTaken(holder)
  const living = (await store.deskTrades.living(viewer.id)).filter(
    ({ trade }) => trade.symbol === asset.symbol,
  )
  const held = account.positions.find(({ symbol }) => symbol === asset.symbol)
  const heldSide = held && (sign(held.size) < 0 ? 'short' : 'long')
  const isOpposite =
    living.some(({ trade }) => trade.side !== side) || (heldSide !== undefined && heldSide !== side)
  if (isOpposite) {
    const other = side === 'long' ? 'short' : 'long'
    throw new ServiceError(
      'OPPOSITE_SIDE',
      `You are ${other} in ${asset.symbol}, and the exchange would net the two: close that first`,
    )
  }
  const [first] = living
  if (first !== undefined && leverage !== null && leverage !== first.trade.leverage) {
    throw invalid(
      'leverage',
      `must be ${first.trade.leverage}: another trade in ${asset.symbol} has it, and a market has one`,
    )
  }
  return living
}
