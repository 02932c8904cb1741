import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import { requireSession } from './require-session.ts'
import { sessionView } from './session-view.ts'
import type { Verb } from '../route.ts'

export const getSession: Verb<ViewerContext, typeof contract.getSession> = async ({ ctx, input }) =>
  sessionView(ctx, await requireSession(ctx, input.params.sessionId))
