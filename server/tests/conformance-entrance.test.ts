// A client written for the documented way to sign in works here: every route, with the documents' own bodies. The
// exchange is away, which must not prevent signing in.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import { SnakeErrorBody } from '../../contract/errors.ts'
import { buildApp } from '../http/build-app.ts'
import { healthRoutes } from '../ops/health/routes.ts'
import { entranceRoutes } from '../people/entrance/routes.ts'
import { createTokenReader } from '../people/sign-in/authenticate.ts'
import { createTokens } from '../people/sign-in/tokens.ts'
import { type EntranceScene, documentedEntrance } from '../testing/documents/documented-entrance.ts'
import {
  home,
  newWallet,
  openBrowser,
  pairProgram,
  siweOf,
} from '../testing/people/entrance-app.ts'
import { stoppedClock } from '../testing/test-clock.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { missingFields } from '../testing/documents/documented-routes.ts'

const rows = Object.entries(documentedEntrance)
const endpoints: Endpoint[] = Object.values(contract)
const endpointOf = (route: string) =>
  endpoints.find(({ method, path }) => `${method} ${path}` === route)
const clock = stoppedClock(Date.now())

let world: TestContext
let app: FastifyInstance
let scene: EntranceScene
beforeAll(async () => {
  world = await openTestContext({ clock })
  const tokens = createTokens(world.ctx.config, clock)
  const { bearer, cookie } = createTokenReader({ tokens, ...world.ctx })
  app = await buildApp(world.ctx, [...entranceRoutes(tokens), ...healthRoutes], {
    authenticators: [bearer, cookie],
    checksOutput: true,
    rateLimits: { signIn: 1e6, write: 1e6, money: 1e6, read: 1e6, pairing: 1e6 },
  })
})
beforeEach(async () => {
  const entrance = { app, clock, test: world, close: async () => {} }
  const wallet = newWallet()
  const browser = await openBrowser(entrance, wallet)
  const message = await siweOf(entrance, wallet)
  const program = await pairProgram(entrance, browser)
  const { body } = await browser.ask<{ code: string }>('POST', 'pair-extension')
  const signed = { message, signature: await wallet.signMessage({ message }) }
  scene = { browser, program, signed, code: body.code }
})
afterAll(async () => {
  await app.close()
  await world.close()
})

function ask(route: string, payload?: unknown, headers: Record<string, string> = {}) {
  const [method = '', url = ''] = route.split(' ')
  return app.inject({
    method: method as 'GET',
    url,
    headers: {
      host: new URL(home).host,
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload !== undefined && { payload: payload as string }),
  })
}

const ofPage = () => ({ cookie: scene.browser.cookie(), origin: home })

describe('as documented', () => {
  test.each(rows)('%s', async (route, row) => {
    const body = row.body?.(scene)
    const response = await ask(route, body && JSON.stringify(body), ofPage())
    expect(response.statusCode).toBe(row.status ?? 200)
    expect(endpointOf(route)?.output.safeParse(response.json()).success).toBe(true)
    expect(missingFields(response.json(), row.fields)).toEqual([])
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(rows.filter(([, { isPublic }]) => isPublic !== true))(
    '%s takes a cookie and a token, and asks who is there',
    async (route, row) => {
      const stranger = await ask(route)
      expect(stranger.statusCode).toBe(401)
      expect(SnakeErrorBody.parse(stranger.json()).code).toBe('TOKEN_MISSING')
      const token = scene.browser.jar.get('access_token')
      const byToken = await ask(route, undefined, { authorization: `Bearer ${token}` })
      expect(byToken.statusCode).toBe(row.status ?? 200)
    },
  )

  test.each(rows)('%s knows no other method', async (route) => {
    const response = await ask(route.replace(/^\w+/, 'PATCH'), undefined, ofPage())
    expect(response.statusCode).toBe(405)
    expect(SnakeErrorBody.parse(response.json()).request_id).toBe(response.headers['x-request-id'])
  })

  test.each(rows.filter(([, { body }]) => body !== undefined))(
    '%s takes JSON that it knows, and nothing else',
    async (route, row) => {
      const known = row.body?.(scene) ?? {}
      const text = JSON.stringify(known)
      expect((await ask(route, text, { 'content-type': 'text/plain' })).statusCode).toBe(415)
      expect((await ask(route, text.slice(0, -1))).statusCode).toBe(400)
      const more = await ask(route, JSON.stringify({ ...known, surprise: 1 }))
      expect(SnakeErrorBody.parse(more.json()).details?.[0]?.path).toBe('surprise')
      for (const name of Object.keys(known)) {
        for (const value of [undefined, null, 1, [], {}, '']) {
          const wrong = await ask(route, JSON.stringify({ ...known, [name]: value }))
          expect([400, 401]).toContain(wrong.statusCode)
        }
      }
    },
  )
})

test('the documents know twelve of them, and each is an endpoint of the contract', () => {
  expect(rows).toHaveLength(12)
  for (const [route] of rows) expect(endpointOf(route)?.wireCase).toBe('snake_case')
})
