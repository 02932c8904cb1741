import { cookiePath } from '../../../contract/http/credentials.ts'
import type { Cookie, Cookies } from '../port.ts'
import type { RefreshedKind } from './refresh-tokens.ts'
import { shortLifeSeconds } from './tokens.ts'

/** Seconds after its last refresh. */
export const refreshLifeSeconds = 7 * 86_400
/** Seconds after its last use, of a browser that stays signed in. */
export const keptLifeSeconds = 30 * 86_400

/** Seconds for which a sign-in can be refreshed. */
export const refreshLifeOf: Record<RefreshedKind, number> = {
  web: refreshLifeSeconds,
  extension: refreshLifeSeconds,
  evm: keptLifeSeconds,
}

export const accessCookie: Cookie = {
  name: 'access_token',
  path: cookiePath,
  maxAgeSeconds: shortLifeSeconds,
}
export const refreshCookie: Cookie = {
  name: 'refresh_token',
  path: cookiePath,
  maxAgeSeconds: refreshLifeSeconds,
}
/** A browser that stays signed in; its page takes tokens for it. */
export const keptCookie: Cookie = {
  name: 'kept_sign_in',
  path: `${cookiePath}/auth`,
  maxAgeSeconds: keptLifeSeconds,
}

export function clearCookies(cookies: Cookies): void {
  cookies.clear(accessCookie)
  cookies.clear(refreshCookie)
}
