import type { revokeAll } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endAll } from '../sign-in/end-sign-ins.ts'
import { clearCookies } from '../sign-in/sign-in-cookies.ts'

export const revokeEverything: Verb<ViewerContext & Visit, typeof revokeAll> = async ({ ctx }) => {
  if (ctx.viewer.via.kind === 'cookie') clearCookies(ctx.cookies)
  const count = await endAll(ctx, ctx.viewer.id)
  return { message: 'Signed out everywhere', revoked_count: count }
}
