import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ErrorBody } from '../../contract/errors.ts'
import { json, plainOptions, plainRoutes } from '../testing/plain-routes.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { buildApp } from './build-app.ts'

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
