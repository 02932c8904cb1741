import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorBody } from '../../../contract/errors.ts'
import { json, plainOptions, plainRoutes } from '../../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'

let world: TestContext
let app: FastifyInstance
beforeAll(async () => {
  world = await openTestContext()
  app = await buildApp(world.ctx, plainRoutes, plainOptions)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

function post(url: string, payload?: string | object, headers: Record<string, string> = json) {
  return app.inject({ method: 'POST', url, headers, ...(payload !== undefined && { payload }) })
}

test.each([
  'null',
  'https://evil.example',
  'http://127.0.0.1.evil.example',
  'http://evil-localhost',
  'http://localhost.evil.example:3000',
  'file://',
  'chrome-extension://abc',
  'http://localhost:80:80',
  'http://user@evil.example',
  '',
])('a page of %j changes nothing', async (origin) => {
  const response = await post('/test/poke', undefined, { origin })
  expect(response.statusCode).toBe(403)
  expect(response.json<ErrorBody>().code).toBe('ORIGIN_REFUSED')
})

test.each([
  'http://localhost:5173',
  'http://127.0.0.1:3000',
  'https://localhost',
  'http://[::1]:8080',
])('a page of %s on this machine may act', async (origin) => {
  expect((await post('/test/poke', undefined, { origin })).statusCode).toBe(200)
})

test.each(['evil.example', 'evil.example:3000', '127.0.0.1.nip.io', 'localhost.evil.example'])(
  'the host name %j is not answered',
  async (host) => {
    const response = await app.inject({ url: '/test/list', headers: { host } })
    expect(response.statusCode).toBe(403)
  },
)

test.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', '192.168.1.5'])(
  'the host name %s is',
  async (host) => {
    expect((await app.inject({ url: '/test/list', headers: { host } })).statusCode).toBe(200)
  },
)

describe('with a public address, on every address of the machine', () => {
  const publicUrl = 'https://alura.example.org'
  let open: FastifyInstance
  beforeAll(async () => {
    const config = { ...world.ctx.config, host: '0.0.0.0', publicUrl }
    open = await buildApp({ ...world.ctx, config }, plainRoutes, plainOptions)
  })
  afterAll(() => open.close())

  test.each([
    ['alura.example.org', publicUrl],
    // A proxy that does not pass on the public host name.
    ['127.0.0.1:3000', publicUrl],
    ['192.168.1.5:3000', 'http://192.168.1.5:3000'],
  ])('the name %s is answered, and its page %s may act', async (host, origin) => {
    const headers = { host, origin }
    const response = await open.inject({ method: 'POST', url: '/test/poke', headers })
    expect(response.statusCode).toBe(200)
  })

  test('a name that was pointed at this machine is refused, and what to set is said', async () => {
    const headers = { host: 'rebound.example:3000', origin: 'http://rebound.example:3000' }
    for (const method of ['GET', 'POST'] as const) {
      const url = method === 'GET' ? '/test/list' : '/test/poke'
      const response = await open.inject({ method, url, headers })
      expect(response.statusCode).toBe(403)
      expect(response.json<ErrorBody>().message).toMatch(/"rebound.example:3000".*PUBLIC_URL/)
    }
  })

  test.each(['https://alura.example.org.evil.example', 'https://alura.example.org:444', 'null'])(
    'a page of %s changes nothing, and reads which settings would let it',
    async (origin) => {
      const headers = { host: 'alura.example.org', origin }
      const response = await open.inject({ method: 'POST', url: '/test/poke', headers })
      expect(response.statusCode).toBe(403)
      expect(response.json<ErrorBody>().message).toMatch(/PUBLIC_URL.*CORS_ORIGINS/)
    },
  )
})
