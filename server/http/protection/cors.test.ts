import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readConfig } from '../../settings/config.ts'
import { json, plainOptions, plainRoutes } from '../../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'

const friend = 'https://dashboard.example.org'
const stranger = 'https://evil.example'
let world: TestContext
let app: FastifyInstance
let closed: FastifyInstance

beforeAll(async () => {
  world = await openTestContext({ config: { corsOrigins: [friend] } })
  const onSocket = (socket: { send(text: string): void }) => socket.send('hello')
  app = await buildApp(world.ctx, plainRoutes, { ...plainOptions, onSocket })
  closed = await buildApp(
    { ...world.ctx, config: { ...world.ctx.config, corsOrigins: [] } },
    plainRoutes,
    plainOptions,
  )
})
afterAll(async () => {
  await app.close()
  await closed.close()
  await world.close()
})

const preflight = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,idempotency-key',
}

test('a page of a named origin may ask, act and read what its client needs', async () => {
  const before = await app.inject({
    method: 'OPTIONS',
    url: '/test/poke',
    headers: { origin: friend, ...preflight },
  })
  expect(before.statusCode).toBe(204)
  expect(before.headers).toMatchObject({
    'access-control-allow-origin': friend,
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    vary: expect.stringContaining('Origin'),
  })
  expect(before.headers['access-control-allow-headers']).toContain('idempotency-key')
  const act = await app.inject({ method: 'POST', url: '/test/poke', headers: { origin: friend } })
  expect(act.statusCode).toBe(200)
  expect(act.headers['access-control-allow-origin']).toBe(friend)
  expect(act.headers['access-control-expose-headers']).toContain('retry-after')
  expect(act.headers['access-control-allow-credentials']).toBeUndefined()
})

test('refusals can be read there too', async () => {
  const { statusCode, headers } = await app.inject({
    method: 'POST',
    url: '/test/echo',
    headers: { ...json, origin: friend },
    payload: '{"broken',
  })
  expect(statusCode).toBe(400)
  expect(headers['access-control-allow-origin']).toBe(friend)
})

test.each([
  [() => app, stranger],
  [() => app, `${friend}.evil.example`],
  [() => app, 'null'],
  [() => closed, friend],
])('a page of another origin gets nothing (%#)', async (server, origin) => {
  const read = await server().inject({ url: '/test/list', headers: { origin } })
  expect(read.headers['access-control-allow-origin']).toBeUndefined()
  const headers = { origin, ...preflight }
  const before = await server().inject({ method: 'OPTIONS', url: '/test/poke', headers })
  expect(before.headers['access-control-allow-origin']).toBeUndefined()
  const act = await server().inject({ method: 'POST', url: '/test/poke', headers: { origin } })
  expect(act.statusCode).toBe(403)
})

test('the stream is open to the same origins, and to no others', async () => {
  const url = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')
  const open = (origin: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${url}/ws`, { origin })
      socket.on('message', (data: Buffer) => {
        resolve(data.toString())
        socket.close()
      })
      socket.on('error', (error) => resolve(error.message))
    })
  expect(await open(friend)).toBe('hello')
  expect(await open(stranger)).toContain('403')
})

test.each(['*', 'https://a.example/', 'a.example', 'https://A.example', 'null', 'file://x'])(
  'CORS_ORIGINS=%s is refused at the start',
  (text) => {
    const good = { ALURA_SECRET: randomBytes(32).toString('hex'), CORS_ORIGINS: text }
    expect(() => readConfig(good)).toThrow('CORS_ORIGINS must be origins')
  },
)
