// The desk's socket on a port of its own.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { bearerFor, wholeSignIn } from '../../testing/people/sign-ins.ts'
import { cookieAuthenticators } from '../../testing/routes/cookie-routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildDeskPort } from './desk-port.ts'
import { defaultLimits } from '../protection/limits.ts'

let world: TestContext
let app: FastifyInstance
let url: string
beforeAll(async () => {
  world = await openTestContext()
  app = await buildDeskPort(world.ctx.config, {
    authenticators: [
      bearerFor(() => ({ id: 'u2', address: '0x0000000000000000000000000000000000000002' })),
      ...cookieAuthenticators.filter(({ kind }) => kind === 'cookie'),
    ],
    onDeskSocket: (socket, _address, entered) => socket.send(entered?.viewer.id ?? 'nobody'),
    rateLimits: defaultLimits,
    log: world.ctx.log,
  })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

/** The socket's first message, or the reason why it did not open. */
function whoAmI(path: string, headers: Record<string, string> = {}): Promise<string> {
  const socket = new WebSocket(url.replace('http', 'ws') + path, { headers })
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      resolve(data.toString())
      socket.terminate()
    })
    socket.on('error', (error) => resolve(error.message))
  })
}

test.each(['/', '/ws', '/api/v1/ws'])('is at %s', async (path) => {
  expect(await whoAmI(path)).toBe('nobody')
})

test('knows who comes by token, and by the cookie of a page on the other port', async () => {
  expect(wholeSignIn.scopes.has('read')).toBe(true)
  expect(await whoAmI('/', { authorization: 'Bearer x' })).toBe('u2')
  const cookie = 'access_token=good'
  const page = `http://127.0.0.1:${world.ctx.config.port}`
  expect(await whoAmI('/api/v1/ws', { cookie, origin: page })).toBe('u1')
  for (const origin of [url, 'http://127.0.0.1:9', 'https://evil.example'])
    expect(await whoAmI('/api/v1/ws', { cookie, origin })).toContain('403')
})

test('answers no strange name, and nothing but sockets', async () => {
  expect(await whoAmI('/', { host: 'evil.example' })).toContain('403')
  expect((await app.inject('/')).json()).toMatchObject({ code: 'VALIDATION_FAILED' })
  expect((await app.inject('/user/profile')).json()).toMatchObject({ code: 'NOT_FOUND' })
})
