import type { ViewerContext } from '../../context.ts'
import type { AccountState } from '../../venue/port.ts'

/** Of all ways to trade, entries that wait included; what the account holds besides counts as one a market. */
export async function openPositionsOf(
  { store, viewer }: ViewerContext,
  { positions }: AccountState,
): Promise<number> {
  const live = await store.positions.liveOfUser(viewer.id)
  const known = new Set(live.map(({ symbol }) => symbol))
  return live.length + positions.filter(({ symbol }) => !known.has(symbol)).length
}
