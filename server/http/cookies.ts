// Every attribute of every cookie is decided here. A cookie comes along with requests that its owner never meant to send,
// so one that would change something shows its cookies only when it comes from a page of ours.
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ServiceError } from '../../contract/errors.ts'
import { areCookiesSecure } from '../addresses.ts'
import type { ServerConfig } from '../config.ts'
import type { Cookie, Cookies } from '../people/port.ts'
import { isSafe, quoted } from './protection/guards.ts'

export interface CookieSettings extends Pick<ServerConfig, 'publicUrl'> {
  /** Where the pages are, when it is not where the request came. */
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
      // Not Lax: no page of somebody else has to open ours signed in, since ours ask with fetch once they are open.
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

/** A browser takes a prefixed name only with what it promises: no other host, and no plain HTTP, can have set it. */
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
  // Whoever opens a socket may go on to ask for what is somebody's. Browsers always say which page does.
  const isProgram = ws && headers.origin === undefined
  if (!isProgram && (ws || !isSafe(method))) refuseOtherPages(config, headers)
  return value
}

/** Who sends neither header is a program, or a browser that hides where a page is from: it can send a token instead. */
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

/** Stricter than for tokens: other ports of this machine get its cookies too, and are not ours. */
function isOurPage(origin: string, host: string | undefined, publicUrl?: string): boolean {
  if (origin === publicUrl) return true
  // Of the public name only the public address: over plain HTTP anybody on the way could be that page.
  const isPublicName = publicUrl !== undefined && new URL(publicUrl).host === host
  return !isPublicName && (origin === `http://${host}` || origin === `https://${host}`)
}

function atPort(host: string | undefined, port: number): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined
  return new URL(`http://${new URL(`http://${host}`).hostname}:${port}`).host
}
