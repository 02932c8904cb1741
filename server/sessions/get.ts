import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { SessionId } from '../../contract/primitives.ts'
import type { ViewerContext } from '../context.ts'
import { sessionView } from '../ledger/session-view.ts'
import type { Verb } from '../route.ts'
import type { SessionRow } from '../storage/sessions.ts'

export const getSession: Verb<ViewerContext, typeof contract.getSession> = async ({ ctx, input }) =>
  sessionView(ctx, await requireSession(ctx, input.params.sessionId))

/** Somebody else's session is as absent as one that never was. */
export async function requireSession(
  { store, viewer }: ViewerContext,
  id: SessionId,
): Promise<SessionRow> {
  const session = await store.sessions.owned(viewer.id, id)
  if (session === undefined) throw new ServiceError('NOT_FOUND', 'There is no such session')
  return session
}
