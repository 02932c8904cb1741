// Small endpoints that only show what surrounds every endpoint.
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../contract/endpoint.ts'
import { closePosition, createQuickSession } from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { queryInt } from '../../../contract/primitives.ts'
import type { AppOptions } from '../../http/build-app.ts'
import { publicRoute, viewerRoute, type Route } from '../../route.ts'
import { bearerFor } from '../people/sign-ins.ts'

const ok = z.object({ ok: z.boolean() })
const echo = defineEndpoint({
  id: 'test.echo',
  method: 'POST',
  path: '/test/echo',
  auth: 'public',
  summary: 'For tests',
  body: z.strictObject({ text: z.string(), count: z._default(z.int().check(z.lte(3)), 1) }),
  output: z.object({ text: z.string(), count: z.int() }),
  errors: [],
})
const list = defineEndpoint({
  id: 'test.list',
  method: 'GET',
  path: '/test/list',
  auth: 'public',
  summary: 'For tests',
  query: z.strictObject({ limit: queryInt(1, 200, 50), q: z.optional(z.string()) }),
  output: z.object({ limit: z.int() }),
  errors: [],
})
const poke = defineEndpoint({
  id: 'test.poke',
  method: 'POST',
  path: '/test/poke',
  auth: 'public',
  summary: 'For tests',
  output: ok,
  errors: [],
})
const fail = defineEndpoint({ ...poke, id: 'test.fail', path: '/test/fail' })
const lie = defineEndpoint({
  ...poke,
  id: 'test.lie',
  path: '/test/lie',
  output: z.object({ n: z.int() }),
})
const secret = defineEndpoint({
  id: 'test.secret',
  method: 'POST',
  path: '/test/secret',
  auth: 'viewer',
  summary: 'For tests',
  body: z.strictObject({ text: z.string() }),
  output: ok,
  errors: [],
})

export const plainRoutes: Route[] = [
  publicRoute(echo, async ({ input }) => input.body),
  publicRoute(list, async ({ input }) => ({ limit: input.query.limit })),
  publicRoute(poke, async () => ({ ok: true })),
  publicRoute(fail, async () => {
    throw new Error('password=hunter2 at /srv/secret.ts')
  }),
  publicRoute(lie, async () => ({ n: 0.5 })),
  viewerRoute(secret, async () => ({ ok: true })),
  viewerRoute(createQuickSession, async () => {
    throw new ServiceError('PLAN_INFEASIBLE', 'only the parsing is of interest here')
  }),
  viewerRoute(closePosition, async () => {
    throw new ServiceError('NOT_FOUND', 'only the parsing is of interest here')
  }),
]

const viewer = { id: 'u1', address: '0x0000000000000000000000000000000000000001' } as const
export const plainOptions: AppOptions = {
  authenticators: [bearerFor((header) => (header === 'Bearer good' ? viewer : undefined))],
  checksOutput: true,
  rateLimits: { signIn: 10_000, write: 10_000, money: 10_000, read: 10_000 },
}

export const json = { 'content-type': 'application/json' }
export const signedIn = { ...json, authorization: 'Bearer good' }
