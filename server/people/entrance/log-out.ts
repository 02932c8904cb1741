import type { logOut } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endAll, endOne } from '../sign-in/end-sign-ins.ts'
import { clearCookies } from '../sign-in/sign-in-cookies.ts'

export const leave: Verb<ViewerContext & Visit, typeof logOut> = async ({ ctx }) => {
  const { id, via } = ctx.viewer
  if (via.kind === 'cookie') clearCookies(ctx.cookies)
  // A token from before sign-ins were stored can only be ended together with all others.
  const count =
    via.signInId === undefined ? await endAll(ctx, id) : Number(await endOne(ctx, id, via.signInId))
  return { message: 'Signed out', revoked_count: count }
}
