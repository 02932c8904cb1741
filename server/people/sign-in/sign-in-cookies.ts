import { cookiePath } from '../../../contract/http/credentials.ts'
import type { Cookie, Cookies } from '../port.ts'
import { shortLifeSeconds } from './tokens.ts'

/** Seconds after its last refresh. */
export const refreshLifeSeconds = 7 * 86_400

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

export function clearCookies(cookies: Cookies): void {
  cookies.clear(accessCookie)
  cookies.clear(refreshCookie)
}
