// Sets the attributes of every cookie. Browsers send cookies also with requests that another site caused, so that
// cookies are used for a change only when the request comes from one of our pages.
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ServiceError } from '../../contract/errors.ts'
import { areCookiesSecure } from '../settings/addresses.ts'
import type { ServerConfig } from '../settings/config.ts'
import type { Cookie, Cookies } from '../people/port.ts'
import { isSafe, quoted } from './protection/guards.ts'

export interface CookieSettings extends Pick<ServerConfig, 'publicUrl'> {
  /** The port of the pages, when it differs from the request's. */
  pagePort?: number
}

export function cookiesOf(
  config: CookieSettings,
  request: FastifyRequest,
  reply: FastifyReply,
): Cookies {
  const secure = areCookiesSecure(config)
  const write = (cookie: Cookie, value: string, maxAge: number) => {
    const attributes = {
      httpOnly: true,
      secure,
      // Not Lax: our pages load without cookies and then call the API by fetch, so that links from other sites need
      // none.
      sameSite: 'strict',
      path: pathOf(cookie),
      maxAge,
    } as const
    const header = { name: nameOf(cookie, secure), value, ...attributes }
    reply.header('set-cookie', stringifySetCookie(header))
  }
  return {
    read: (cookie) => readCookie(config, request, nameOf(cookie, secure)),
    write: (cookie, value) => write(cookie, value, cookie.maxAgeSeconds),
    clear: (cookie) => write(cookie, '', 0),
  }
}

/**
 * Browsers accept a prefixed cookie name only over HTTPS, `__Host-` only from this host, so that nobody else can
 * have set it.
 */
function nameOf(cookie: Cookie, secure: boolean): string {
  if (!secure) return cookie.name
  return `${pathOf(cookie) === '/' ? '__Host-' : '__Secure-'}${cookie.name}`
}

function pathOf({ path = '/' }: Cookie): string {
  return path
}

function readCookie(
  config: CookieSettings,
  { method, headers, ws }: FastifyRequest,
  name: string,
): string | undefined {
  const { cookie: header = '' } = headers
  const value = parseCookie(header)[name]
  if (value === undefined || value === '') return undefined
  const named = header.split(';').filter((one) => one.split('=', 1)[0]?.trim() === name)
  if (named.length > 1) {
    const message = 'is given more than once'
    throw new ServiceError('VALIDATION_FAILED', `The cookie ${name} ${message}`, {
      details: [{ path: name, message }],
    })
  }
  // An open socket may ask for private data. Browsers always send the Origin of the page.
  const isProgram = ws && headers.origin === undefined
  if (!isProgram && (ws || !isSafe(method))) refuseOtherPages(config, headers)
  return value
}

/**
 * A request with neither header comes from a program, or from a browser that hides the page: it can use a token
 * instead.
 */
function refuseOtherPages(
  { publicUrl, pagePort }: CookieSettings,
  headers: FastifyRequest['headers'],
): void {
  const { origin, 'sec-fetch-site': site } = headers
  const host = pagePort === undefined ? headers.host : atPort(headers.host, pagePort)
  const isOurs = origin === undefined ? site === 'same-origin' : isOurPage(origin, host, publicUrl)
  if (isOurs && (site === undefined || site === 'same-origin' || pagePort !== undefined)) return
  throw new ServiceError(
    'ORIGIN_REFUSED',
    origin === undefined
      ? 'Signed in by cookie, a request that changes something must say in Origin that it comes from a page of this server'
      : `Pages of ${quoted(origin)} may not use the sign-in that this browser keeps`,
  )
}

/** Stricter than for tokens: pages on other ports of this machine get its cookies, too, and are not ours. */
function isOurPage(origin: string, host: string | undefined, publicUrl?: string): boolean {
  if (origin === publicUrl) return true
  // For the public host name only the public URL counts: over plain HTTP anybody on the network could pretend to be
  // that page.
  const isPublicName = publicUrl !== undefined && new URL(publicUrl).host === host
  return !isPublicName && (origin === `http://${host}` || origin === `https://${host}`)
}

function atPort(host: string | undefined, port: number): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined
  return new URL(`http://${new URL(`http://${host}`).hostname}:${port}`).host
}
