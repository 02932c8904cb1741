import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const syncFills: Verb<ViewerContext, typeof contract.syncFills> = async ({
  ctx: { runner, viewer },
}) => {
  const { synced, newFills, cursor } = await runner.syncFills(viewer.id)
  return { synced, newFills, cursor: String(cursor) }
}
