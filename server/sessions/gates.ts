import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { ViewerContext } from '../context.ts'
import { requireSession } from './require-session.ts'
import type { Verb } from '../route.ts'

export const listGates: Verb<ViewerContext, typeof contract.listGates> = async ({ ctx, input }) => {
  const { id, status } = await requireSession(ctx, input.params.sessionId)
  if (status !== 'active') {
    throw new ServiceError('SESSION_NOT_ACTIVE', `The session is ${status}: it opens nothing more`)
  }
  const gates = await ctx.sessionRuns.gates(id)
  if (gates === 'no_session') throw new ServiceError('NOT_FOUND', 'There is no such session')
  return gates
}
