// Endpoints that accept a cookie besides a token, with everything that can be declared about it.
import * as z from 'zod/mini'
import { defineEndpoint, noContent } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Authenticator, Cookie, Credential } from '../../people/port.ts'
import { type Route, optionalViewerRoute, publicRoute, viewerRoute } from '../../route.ts'
import { bearerFor, limitedTo, wholeSignIn } from '../people/sign-ins.ts'

const common = { summary: 'For tests', errors: [] } as const
const both = { ...common, auth: 'viewer', takes: ['bearer', 'cookie'] } as const
const who = z.object({ kind: z.nullable(z.string()) })

const signIn = defineEndpoint({
  ...common,
  id: 'health.signIn',
  method: 'POST',
  path: '/test/sign-in',
  auth: 'public',
  output: noContent,
})
const signOut = defineEndpoint({
  ...both,
  id: 'health.signOut',
  method: 'POST',
  path: '/test/sign-out',
  scope: 'read',
  output: noContent,
})
const me = defineEndpoint({
  ...both,
  id: 'health.me',
  method: 'GET',
  path: '/test/me',
  output: who,
})
const trade = defineEndpoint({
  ...both,
  id: 'health.trade',
  method: 'PUT',
  path: '/test/trade',
  scope: 'trade',
  output: who,
})
const account = defineEndpoint({
  ...both,
  id: 'health.account',
  method: 'DELETE',
  path: '/test/account',
  output: who,
})
const tokenOnly = defineEndpoint({
  ...common,
  id: 'health.tokenOnly',
  method: 'PUT',
  path: '/test/token-only',
  auth: 'viewer',
  output: who,
})
const either = defineEndpoint({
  ...both,
  id: 'health.either',
  method: 'GET',
  path: '/test/either',
  auth: 'optional',
  output: who,
})
/** Like a refresh: it reads a cookie, and needs no signed-in viewer. */
const refresh = defineEndpoint({
  ...signIn,
  id: 'health.refresh',
  path: '/test/refresh',
})

export const cookieEndpoints = { signIn, signOut, me, trade, account, tokenOnly, either, refresh }

const rootCookie: Cookie = { name: 'access_token', maxAgeSeconds: 900 }
const scopedCookie: Cookie = { name: 'refresh_token', maxAgeSeconds: 60, path: '/test' }

const tell = async ({ ctx }: { ctx: { viewer: { via: Credential } | null } }) => ({
  kind: ctx.viewer?.via.kind ?? null,
})

export const cookieRoutes: Route[] = [
  publicRoute(signIn, async ({ ctx }) => {
    ctx.cookies.write(rootCookie, 'good')
    ctx.cookies.write(scopedCookie, 'again')
  }),
  viewerRoute(signOut, async ({ ctx }) => {
    ctx.cookies.clear(rootCookie)
  }),
  publicRoute(refresh, async ({ ctx }) => {
    if (ctx.cookies.read(scopedCookie) !== 'again') throw invalid()
  }),
  viewerRoute(me, tell),
  viewerRoute(trade, tell),
  viewerRoute(account, tell),
  viewerRoute(tokenOnly, tell),
  optionalViewerRoute(either, tell),
]

const person = { id: 'u1', address: '0x0000000000000000000000000000000000000001' } as const
const tokens = new Map([
  ['Bearer good', wholeSignIn],
  ['Bearer reader', limitedTo('read')],
  ['Bearer trader', limitedTo('read', 'trade')],
])

export const cookieAuthenticators: Authenticator[] = [
  bearerFor((header) => {
    const via = tokens.get(header)
    return via && { ...person, via }
  }),
  {
    kind: 'cookie',
    find: ({ cookies }) => cookies.read(rootCookie),
    authenticate: async (value) => {
      if (value !== 'good') throw invalid()
      return { ...person, via: { ...wholeSignIn, kind: 'cookie' } }
    },
  },
]

const invalid = () => new ServiceError('TOKEN_INVALID', 'Sign in again')
