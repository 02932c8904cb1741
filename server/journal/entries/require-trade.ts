import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'

/** Throws NOT_FOUND when the trade is none of the viewer's journal. Null is no trade. */
export async function requireTrade(
  { store, viewer }: Pick<ViewerContext, 'store' | 'viewer'>,
  id: string | null,
): Promise<void> {
  if (id === null || (await store.journalTrades.owned(viewer.id, id)) !== undefined) return
  throw new ServiceError('NOT_FOUND', 'There is no such trade in your journal')
}
