import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { SessionId } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { stopSession } from '../../sessions/index.ts'
import { followedView } from './followed-view.ts'

/** No copy starts any more before the running ones are ended. */
export const stopCopying: Verb<ViewerContext, typeof contract.stopCopying> = async ({
  ctx,
  input: { params },
}) => {
  const { store, viewer, clock } = ctx
  await store.transaction(async (inside) => {
    // After this lock whoever starts a copy reads that nothing is copied, or has written it.
    await inside.sessions.lockUser(viewer.id)
    const follow = await inside.following.one(viewer.id, params.userId)
    if (follow === undefined) throw new ServiceError('NOT_FOUND', 'You do not follow this trader')
    await inside.following.put(viewer.id, params.userId, null, clock())
  })
  const { running } = await followedView(ctx, params.userId)
  for (const sessionId of running) await end(ctx, sessionId)
  return followedView(ctx, params.userId)
}

/** One that is ending already needs nothing more. */
async function end(ctx: ViewerContext, sessionId: SessionId): Promise<void> {
  try {
    await stopSession({ ctx, input: { params: { sessionId }, body: { mode: 'close_all' } } })
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'SESSION_NOT_ACTIVE') return
    throw error
  }
}
