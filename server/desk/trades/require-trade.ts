import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { DeskTrade } from '../../storage/desk/trades.ts'

/** Throws NOT_FOUND, also for another user's trade. */
export async function requireTrade(
  { store, viewer }: ViewerContext,
  id: string,
): Promise<DeskTrade> {
  const found = await store.deskTrades.owned(viewer.id, id)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trade')
  return found
}

/** Throws NOT_FOUND as above, and TRADE_NOT_OPEN for a trade that has ended. */
export async function requireLiving(ctx: ViewerContext, id: string): Promise<DeskTrade> {
  const found = await requireTrade(ctx, id)
  if (found.position.status !== 'closed') return found
  throw new ServiceError('TRADE_NOT_OPEN', 'The trade has ended already')
}
