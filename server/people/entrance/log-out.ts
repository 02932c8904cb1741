import type { logOut } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endThis } from '../sign-in/end-sign-ins.ts'
import { readRefreshToken } from '../sign-in/refresh-tokens.ts'
import { clearCookies, keptCookie } from '../sign-in/sign-in-cookies.ts'

export const leave: Verb<ViewerContext & Visit, typeof logOut> = async ({ ctx }) => {
  if (ctx.viewer.via.kind === 'cookie') clearCookies(ctx.cookies)
  if (isKeptHere(ctx)) ctx.cookies.clear(keptCookie)
  return { message: 'Signed out', revoked_count: await endThis(ctx, ctx.viewer) }
}

/** Whether this browser keeps the sign-in that ends, rather than another one. */
function isKeptHere({ cookies, config, viewer }: ViewerContext & Visit): boolean {
  const kept = cookies.read(keptCookie)
  if (kept === undefined) return false
  try {
    return readRefreshToken(config, 'evm', kept).signInId === viewer.via.signInId
  } catch {
    return true
  }
}
