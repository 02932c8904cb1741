// Every answer has our form, whether it comes from Node's parser, the router, a route or the upgrade. Tested over
// plain sockets, because HTTP clients correct what they send.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectProtected, refusalIn } from '../testing/documents/own-answers.ts'
import { plainOptions, plainRoutes } from '../testing/routes/plain-routes.ts'
import { requestText, sendRaw } from '../testing/raw-http.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { type AppOptions, buildApp } from './build-app.ts'

let world: TestContext
let app: FastifyInstance
let port: number
beforeAll(async () => {
  world = await openTestContext()
  app = await open({ onSocket: (socket) => socket.close() })
  port = portOf(app)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

async function open(options: Partial<AppOptions>): Promise<FastifyInstance> {
  const opened = await buildApp(world.ctx, plainRoutes, { ...plainOptions, ...options })
  await opened.listen({ port: 0, host: '127.0.0.1' })
  return opened
}

const portOf = ({ server }: FastifyInstance) => {
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
const get = (target: string, ...headers: string[]) => requestText(`GET ${target} HTTP/1.1`, headers)
const post = (target: string, headers: string[] = [], body = '') =>
  requestText(`POST ${target} HTTP/1.1`, headers, body)
const times = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n))

const json = 'Content-Type: application/json'
const evil = 'Origin: https://evil.example'
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
const version = 'Sec-WebSocket-Version: 13'
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket']
const socket = [...upgrade, key, version]
const longId = `/trading-sessions/positions/${'x'.repeat(200)}/close`
const hello = Buffer.from('16030100a5010000a10303', 'hex')

test.each([
  ['no HTTP', 'VALIDATION_FAILED', 'nonsense\r\n\r\n'],
  ['a TLS hello', 'VALIDATION_FAILED', hello],
  ['HTTP/2', 'VALIDATION_FAILED', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['an unknown version', 'VALIDATION_FAILED', requestText('GET / HTTP/9.9')],
  ['an unknown method', 'VALIDATION_FAILED', requestText('BREW /test/list HTTP/1.1')],
  ['a method of nobody', 'NOT_FOUND', requestText('PROPFIND /test/list HTTP/1.1')],
  ['TRACE', 'NOT_FOUND', requestText('TRACE /test/list HTTP/1.1')],
  ['CONNECT', 'METHOD_NOT_ALLOWED', requestText('CONNECT evil.example:443 HTTP/1.1')],
  ['another method', 'METHOD_NOT_ALLOWED', requestText('DELETE /test/list HTTP/1.1')],
  ['a broken escape', 'VALIDATION_FAILED', get('/%zz')],
  ['an overlong escape', 'VALIDATION_FAILED', get('/%c0%af')],
  ['a long parameter', 'VALIDATION_FAILED', post(longId)],
  ['a long path', 'NOT_FOUND', get(`/${'x'.repeat(8_000)}`)],
  ['a longer path', 'HEADERS_TOO_LARGE', get(`/${'x'.repeat(20_000)}`)],
  ['a long header', 'HEADERS_TOO_LARGE', get('/', `X: ${'x'.repeat(20_000)}`)],
  ['many headers', 'HEADERS_TOO_LARGE', get('/', ...times(150, (n) => `x${n}: 1`))],
  ['a header that is none', 'VALIDATION_FAILED', get('/', 'nonsense')],
  ['a folded header', 'VALIDATION_FAILED', get('/', 'X: a\r\n b')],
  ['an expectation', 'VALIDATION_FAILED', post('/test/poke', ['Expect: tea'])],
  ['a path of nobody', 'NOT_FOUND', get('/nothing')],
  ['a long body', 'PAYLOAD_TOO_LARGE', post('/test/echo', [json], 'x'.repeat(70_000))],
  [
    'a body of text',
    'UNSUPPORTED_MEDIA_TYPE',
    post('/test/echo', ['Content-Type: text/plain'], 'x'),
  ],
  [
    'a compressed body',
    'UNSUPPORTED_MEDIA_TYPE',
    post('/test/echo', [json, 'Content-Encoding: br'], 'x'),
  ],
  [
    'a chunk that is none',
    'VALIDATION_FAILED',
    post('/test/echo', [json, 'Transfer-Encoding: chunked'], 'zz\r\n'),
  ],
  ['no sign-in', 'TOKEN_MISSING', post('/test/secret')],
  ['a page of another origin', 'ORIGIN_REFUSED', post('/test/poke', [evil])],
  ['a failure of ours', 'INTERNAL', post('/test/fail')],
  ['a socket of another origin', 'ORIGIN_REFUSED', get('/ws', ...socket, evil)],
  ['a socket without a key', 'VALIDATION_FAILED', get('/ws', ...upgrade, version)],
  [
    'a socket of an old version',
    'VALIDATION_FAILED',
    get('/ws', ...upgrade, key, 'Sec-WebSocket-Version: 7'),
  ],
  ['another protocol', 'VALIDATION_FAILED', get('/ws', 'Connection: Upgrade', 'Upgrade: h2c')],
  [
    'a broken subprotocol',
    'VALIDATION_FAILED',
    get('/ws', ...socket, 'Sec-WebSocket-Protocol: a,,b'),
  ],
  ['a socket somewhere else', 'VALIDATION_FAILED', get('/test/list', ...socket)],
  ['a socket nowhere', 'NOT_FOUND', get('/nothing', ...socket)],
  ['a POST socket', 'NOT_FOUND', post('/ws', socket)],
  ['no socket at /ws', 'VALIDATION_FAILED', get('/ws')],
])('%s is refused in the documented form (%s)', async (_name, code, bytes) => {
  expect(refusalIn(await sendRaw(port, bytes))).toBe(code)
})

test('a request that is fine is answered with the same headers', async () => {
  const answer = await sendRaw(port, get('/test/list'))
  expectProtected(answer)
  expect(answer.status).toBe(200)
})

test('HEAD is refused with them and without a body', async () => {
  for (const path of ['/nothing', '/ws']) {
    const answer = await sendRaw(port, requestText(`HEAD ${path} HTTP/1.1`))
    expectProtected(answer)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body).toBe('')
  }
})

test('too many requests are told how long to wait', async () => {
  const few = await open({ rateLimits: { signIn: 1, write: 1, money: 1, read: 1 } })
  await sendRaw(portOf(few), get('/test/list'))
  const answer = await sendRaw(portOf(few), get('/test/list'))
  await few.close()
  expect(refusalIn(answer)).toBe('RATE_LIMITED')
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})
