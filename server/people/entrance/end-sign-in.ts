import { ServiceError } from '../../../contract/errors.ts'
import type { endSignIn } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endOne } from '../sign-in/end-sign-ins.ts'

export const endOneSignIn: Verb<ViewerContext, typeof endSignIn> = async ({ ctx, input }) => {
  const isEnded = await endOne(ctx, ctx.viewer.id, input.params.id)
  if (!isEnded) throw new ServiceError('NOT_FOUND', 'You have no such sign-in; it may have ended')
  return { message: 'The sign-in was ended', revoked_count: 1 }
}
