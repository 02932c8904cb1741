import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'

/** Throws NOT_FOUND when the trade is none of the viewer's journal. */
export async function requireTrade(_ctx: ViewerContext, id: string | null): Promise<void> {
  if (id !== null) throw new ServiceError('NOT_FOUND', 'There is no such trade in your journal')
}
