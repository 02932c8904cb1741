import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorBody } from '../../contract/errors.ts'
import { json, plainOptions, plainRoutes, signedIn } from '../testing/routes/plain-routes.ts'
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

describe('a request that is fine', () => {
  test('gets the answer, with defaults filled in and a request id', async () => {
    const response = await post('/test/echo', { text: 'hi' })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ text: 'hi', count: 1 })
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers['cache-control']).toBe('no-store')
  })

  test.each([undefined, '', {}])(
    'may leave out a body that is not asked for (%j)',
    async (body) => {
      expect((await post('/test/poke', body)).statusCode).toBe(200)
      expect((await post('/test/poke', undefined, {})).statusCode).toBe(200)
    },
  )

  test('is logged as one line without query or headers', async () => {
    const before = world.logged.length
    await app.inject({
      url: '/test/list?q=canary-in-query',
      headers: { authorization: 'Bearer canary' },
    })
    const lines = world.logged.slice(before)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'GET',
      path: '/test/list',
      status: 200,
    })
    expect(lines[0]).not.toContain('canary')
  })
})

describe('addresses', () => {
  test.each([
    ['GET', '/test/echo', 'POST'],
    ['PUT', '/test/echo', 'POST'],
    ['GET', '/test/echo/', 'POST'],
    ['DELETE', '/test/list', 'GET, HEAD'],
    ['POST', '/test/list', 'GET, HEAD'],
    ['OPTIONS', '/trading-sessions', 'POST'],
  ] as const)('%s %s is 405, allowing %s', async (method, url, allow) => {
    const response = await app.inject({ method, url })
    expect(response.statusCode).toBe(405)
    expect(response.json<ErrorBody>().code).toBe('METHOD_NOT_ALLOWED')
    expect(response.headers.allow).toBe(allow)
  })

  test.each(['/nope', '/TEST/echo', '/test//echo', '/test/echo;x', '/test/..%2fecho', '/'])(
    '%s is 404',
    async (url) => {
      const response = await app.inject({ url, headers: { accept: 'text/html' } })
      expect(response.statusCode).toBe(404)
      expect(response.json<ErrorBody>().code).toBe('NOT_FOUND')
    },
  )

  test('a broken escape in the path is 400', async () => {
    const response = await app.inject('/test/%zz')
    expect(response.statusCode).toBe(400)
    expect(ErrorBody.safeParse(response.json()).success).toBe(true)
  })
})

describe('the viewer', () => {
  test('is asked for before the body is read', async () => {
    const response = await post('/test/secret', '{"broken')
    expect(response.statusCode).toBe(401)
    expect(response.json<ErrorBody>().code).toBe('TOKEN_MISSING')
    expect(response.headers['www-authenticate']).toBe('Bearer')
  })

  test('with a bad token is told so in the header too', async () => {
    const response = await post(
      '/test/secret',
      { text: '' },
      { ...json, authorization: 'Bearer bad' },
    )
    expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })

  test('passes with a good one', async () => {
    expect((await post('/test/secret', { text: '' }, signedIn)).statusCode).toBe(200)
  })
})

describe('a failure of ours', () => {
  test('is 500 with a request id, and its cause stays in the log', async () => {
    const response = await post('/test/fail')
    expect(response.statusCode).toBe(500)
    expect(response.json()).toEqual({
      statusCode: 500,
      error: 'Internal Server Error',
      code: 'INTERNAL',
      message: 'Internal error',
      requestId: response.headers['x-request-id'],
    })
    expect(response.body).not.toContain('hunter2')
    const logged = world.logged.join('')
    expect(logged).toContain('password=[hidden] at /srv/secret.ts')
    expect(logged).not.toContain('hunter2')
  })

  test('is also an answer that breaks its contract', async () => {
    expect((await post('/test/lie')).statusCode).toBe(500)
    expect(world.logged.join('')).toContain('test.lie breaks its contract')
  })
})

test('tells browsers to load nothing from elsewhere', async () => {
  const { headers } = await app.inject({ url: '/test/list', headers: { host: '127.0.0.1:3000' } })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).toContain(
    "connect-src 'self' ws://127.0.0.1:3000 wss://127.0.0.1:3000 http://127.0.0.1:1 ws://127.0.0.1:1",
  )
  expect(policy).toContain("frame-ancestors 'none'")
  // It allows WebAssembly, and no code as text.
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('what is no HTTP at all is refused in our words', async () => {
  const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => socket.write('nonsense\r\n\r\n'))
    let text = ''
    socket.on('data', (data) => (text += String(data)))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(ErrorBody.safeParse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).success).toBe(true)
})
