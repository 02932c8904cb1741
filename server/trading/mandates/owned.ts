// Reads a row that belongs to the viewer. Another user's row is reported as not found, like one that does not exist.
import { ServiceError } from '../../../contract/errors.ts'
import type { PositionId, TradeId } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TradeRow } from '../../storage/trading/trades.ts'

/** Throws NOT_FOUND. */
export async function requireTrade(
  { store, viewer }: ViewerContext,
  id: TradeId,
): Promise<TradeRow> {
  const trade = await store.trades.owned(viewer.id, id)
  if (trade === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trade')
  return trade
}

/** Throws NOT_FOUND. */
export async function requirePosition(
  { store, viewer }: ViewerContext,
  id: PositionId,
): Promise<PositionRow> {
  const position = await store.positions.owned(viewer.id, id)
  if (position === undefined) throw new ServiceError('NOT_FOUND', 'There is no such position')
  return position
}
