import type { ViewerContext } from '../../context.ts'
import type { AccountState } from '../../venue/port.ts'

/**
 * The number of open positions of all ways to trade, waiting entries included. Other holdings of the account count
 * as one per market.
 */
export async function openPositionsOf(
  { store, viewer }: ViewerContext,
  { positions }: AccountState,
): Promise<number> {
  const live = await store.positions.liveOfUser(viewer.id)
  const known = new Set(live.map(({ symbol }) => symbol))
  return live.length + positions.filter(({ symbol }) => !known.has(symbol)).length
}
