import type { logOut } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endThis } from '../sign-in/end-sign-ins.ts'
import { clearCookies } from '../sign-in/sign-in-cookies.ts'

export const leave: Verb<ViewerContext & Visit, typeof logOut> = async ({ ctx }) => {
  if (ctx.viewer.via.kind === 'cookie') clearCookies(ctx.cookies)
  return { message: 'Signed out', revoked_count: await endThis(ctx, ctx.viewer) }
}
