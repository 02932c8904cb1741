import { ServiceError } from '../../contract/errors.ts'
import type { SessionId } from '../../contract/primitives.ts'
import type { ViewerContext } from '../context.ts'
import type { SessionRow } from '../storage/sessions/sessions.ts'

/** Throws NOT_FOUND, also for another user's session. */
export async function requireSession(
  { store, viewer }: ViewerContext,
  id: SessionId,
): Promise<SessionRow> {
  const session = await store.sessions.owned(viewer.id, id)
  if (session === undefined) throw new ServiceError('NOT_FOUND', 'There is no such session')
  return session
}
