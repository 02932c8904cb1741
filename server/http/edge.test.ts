// Every answer that leaves the server is one of ours, whoever made it: Node's parser, the router, a route or the upgrade.
// Spoken over plain sockets, since clients mend what they send.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorBody, type ErrorCode, errorStatus } from '../../contract/errors.ts'
import { plainOptions, plainRoutes } from '../testing/plain-routes.ts'
import { type RawAnswer, requestText, sendRaw } from '../testing/raw-http.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { buildApp } from './build-app.ts'

let world: TestContext
let app: FastifyInstance
let port: number
beforeAll(async () => {
  world = await openTestContext()
  app = await buildApp(world.ctx, plainRoutes, {
    ...plainOptions,
    onSocket: (socket) => socket.close(),
  })
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const protecting = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

function expectProtected({ headers }: RawAnswer): void {
  expect(Object.fromEntries(headers)).toMatchObject(protecting)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.has('x-powered-by')).toBe(false)
  expect(headers.has('server')).toBe(false)
}

function expectRefusal(answer: RawAnswer, code: ErrorCode, hasBody = true): void {
  expectProtected(answer)
  expect(answer.status).toBe(errorStatus[code])
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  if (!hasBody) return
  const body = ErrorBody.parse(JSON.parse(answer.body))
  expect(body).toMatchObject({ statusCode: answer.status, code })
  expect(body.requestId).toBe(answer.headers.get('x-request-id'))
}

const json = 'Content-Type: application/json'
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket']
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
const version = 'Sec-WebSocket-Version: 13'

test('a request that is fine is answered with them too', async () => {
  const answer = await sendRaw(port, requestText('GET /test/list HTTP/1.1'))
  expectProtected(answer)
  expect(answer.status).toBe(200)
})

describe('is refused in the documented form:', () => {
  test.each<[string, ErrorCode, Buffer | string]>([
    ['no HTTP', 'VALIDATION_FAILED', 'nonsense\r\n\r\n'],
    ['a TLS hello', 'VALIDATION_FAILED', Buffer.from('16030100a5010000a10303', 'hex')],
    ['HTTP/2', 'VALIDATION_FAILED', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown version', 'VALIDATION_FAILED', requestText('GET / HTTP/9.9')],
    ['an unknown method', 'VALIDATION_FAILED', requestText('BREW /test/list HTTP/1.1')],
    ['a method of nobody', 'NOT_FOUND', requestText('PROPFIND /test/list HTTP/1.1')],
    ['TRACE', 'NOT_FOUND', requestText('TRACE /test/list HTTP/1.1')],
    ['CONNECT', 'METHOD_NOT_ALLOWED', requestText('CONNECT evil.example:443 HTTP/1.1')],
    ['another method', 'METHOD_NOT_ALLOWED', requestText('DELETE /test/list HTTP/1.1')],
    ['a broken escape', 'VALIDATION_FAILED', requestText('GET /%zz HTTP/1.1')],
    ['an overlong escape', 'VALIDATION_FAILED', requestText('GET /%c0%af HTTP/1.1')],
    [
      'a long parameter',
      'VALIDATION_FAILED',
      requestText(`POST /trading-sessions/positions/${'x'.repeat(200)}/close HTTP/1.1`),
    ],
    ['a long path', 'NOT_FOUND', requestText(`GET /${'x'.repeat(8_000)} HTTP/1.1`)],
    ['a longer path', 'HEADERS_TOO_LARGE', requestText(`GET /${'x'.repeat(20_000)} HTTP/1.1`)],
    [
      'a long header',
      'HEADERS_TOO_LARGE',
      requestText('GET / HTTP/1.1', [`X: ${'x'.repeat(20_000)}`]),
    ],
    [
      'many headers',
      'HEADERS_TOO_LARGE',
      requestText(
        'GET / HTTP/1.1',
        Array.from({ length: 150 }, (_, n) => `x${n}: 1`),
      ),
    ],
    ['a header that is none', 'VALIDATION_FAILED', requestText('GET / HTTP/1.1', ['nonsense'])],
    ['a folded header', 'VALIDATION_FAILED', requestText('GET / HTTP/1.1', ['X: a\r\n b'])],
    [
      'an expectation',
      'VALIDATION_FAILED',
      requestText('POST /test/poke HTTP/1.1', ['Expect: tea']),
    ],
    ['a path of nobody', 'NOT_FOUND', requestText('GET /nothing HTTP/1.1')],
    [
      'a long body',
      'PAYLOAD_TOO_LARGE',
      requestText('POST /test/echo HTTP/1.1', [json], 'x'.repeat(70_000)),
    ],
    [
      'a body of text',
      'UNSUPPORTED_MEDIA_TYPE',
      requestText('POST /test/echo HTTP/1.1', ['Content-Type: text/plain'], 'x'),
    ],
    [
      'a compressed body',
      'UNSUPPORTED_MEDIA_TYPE',
      requestText('POST /test/echo HTTP/1.1', [json, 'Content-Encoding: br'], 'x'),
    ],
    [
      'a body that ends early',
      'VALIDATION_FAILED',
      requestText('POST /test/echo HTTP/1.1', [json, 'Transfer-Encoding: chunked'], 'zz\r\n'),
    ],
    ['no sign-in', 'TOKEN_MISSING', requestText('POST /test/secret HTTP/1.1')],
    [
      'a page of another origin',
      'ORIGIN_REFUSED',
      requestText('POST /test/poke HTTP/1.1', ['Origin: https://evil.example']),
    ],
    ['a failure of ours', 'INTERNAL', requestText('POST /test/fail HTTP/1.1')],
    [
      'a socket of another origin',
      'ORIGIN_REFUSED',
      requestText('GET /ws HTTP/1.1', [...upgrade, key, version, 'Origin: https://evil.example']),
    ],
    [
      'a socket without a key',
      'VALIDATION_FAILED',
      requestText('GET /ws HTTP/1.1', [...upgrade, version]),
    ],
    [
      'a socket of an old version',
      'VALIDATION_FAILED',
      requestText('GET /ws HTTP/1.1', [...upgrade, key, 'Sec-WebSocket-Version: 7']),
    ],
    [
      'another protocol',
      'VALIDATION_FAILED',
      requestText('GET /ws HTTP/1.1', ['Connection: Upgrade', 'Upgrade: h2c']),
    ],
    [
      'a socket somewhere else',
      'VALIDATION_FAILED',
      requestText('GET /test/list HTTP/1.1', [...upgrade, key, version]),
    ],
    [
      'a socket nowhere',
      'NOT_FOUND',
      requestText('GET /nothing HTTP/1.1', [...upgrade, key, version]),
    ],
    ['a POST socket', 'NOT_FOUND', requestText('POST /ws HTTP/1.1', [...upgrade, key, version])],
    ['no socket at /ws', 'VALIDATION_FAILED', requestText('GET /ws HTTP/1.1')],
  ])('%s (%s)', async (_name, code, bytes) => {
    expectRefusal(await sendRaw(port, bytes), code)
  })

  test('a HEAD, without the body', async () => {
    expectRefusal(await sendRaw(port, requestText('HEAD /nothing HTTP/1.1')), 'NOT_FOUND', false)
    expectRefusal(await sendRaw(port, requestText('HEAD /ws HTTP/1.1')), 'VALIDATION_FAILED', false)
  })

  test('too many requests', async () => {
    const few = await buildApp(world.ctx, plainRoutes, {
      ...plainOptions,
      rateLimits: { signIn: 1, write: 1, money: 1, read: 1 },
    })
    const to = Number(new URL(await few.listen({ port: 0, host: '127.0.0.1' })).port)
    await sendRaw(to, requestText('GET /test/list HTTP/1.1'))
    const answer = await sendRaw(to, requestText('GET /test/list HTTP/1.1'))
    await few.close()
    expectRefusal(answer, 'RATE_LIMITED')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('what could be read in two ways is refused:', () => {
  const twice = (name: string, left: string, right = left) =>
    requestText(
      'POST /test/echo HTTP/1.1',
      [json, `${name}: ${left}`, `${name.toLowerCase()}: ${right}`],
      '{"text":"a"}',
    )
  const host = (text: string) => requestText('GET /test/list HTTP/1.1', [`Host: ${text}`])

  test.each<[string, Buffer]>([
    ['two Hosts', twice('Host', '127.0.0.1', 'localhost')],
    ['the same Host twice', twice('Host', '127.0.0.1')],
    ['two lengths', twice('Content-Length', '12', '13')],
    ['the same length twice', twice('Content-Length', '12')],
    [
      'a length and chunks',
      requestText(
        'POST /test/echo HTTP/1.1',
        [json, 'Content-Length: 3', 'Transfer-Encoding: chunked'],
        '0\r\n\r\n',
      ),
    ],
    ['chunks twice', twice('Transfer-Encoding', 'chunked')],
    [
      'chunks of gzip',
      requestText(
        'POST /test/echo HTTP/1.1',
        [json, 'Transfer-Encoding: gzip, chunked'],
        '0\r\n\r\n',
      ),
    ],
    [
      'chunks in disguise',
      requestText('POST /test/echo HTTP/1.1', [json, 'Transfer-Encoding: xchunked'], '0\r\n\r\n'),
    ],
    ['a length of -1', requestText('POST /test/echo HTTP/1.1', [json, 'Content-Length: -1'])],
    ['a length of +1', requestText('POST /test/echo HTTP/1.1', [json, 'Content-Length: +1'], 'x')],
    [
      'a length of 0x1',
      requestText('POST /test/echo HTTP/1.1', [json, 'Content-Length: 0x1'], 'x'),
    ],
    [
      'two lengths in one',
      requestText('POST /test/echo HTTP/1.1', [json, 'Content-Length: 12, 12'], '{"text":"a"}'),
    ],
    [
      'a length beyond all',
      requestText('POST /test/echo HTTP/1.1', [json, 'Content-Length: 99999999999999999999999']),
    ],
    ['two tokens', twice('Authorization', 'Bearer good', 'Bearer bad')],
    ['two origins', twice('Origin', 'http://localhost', 'https://evil.example')],
    ['two keys', twice('Idempotency-Key', 'a', 'b')],
    ['two types', twice('Content-Type', 'text/plain')],
    [
      'a blank before the colon',
      requestText('GET /test/list HTTP/1.1', ['Origin : http://localhost']),
    ],
    ['another host in the target', requestText('GET http://evil.example/test/list HTTP/1.1')],
    ['another port in the target', requestText('GET http://127.0.0.1:9/test/list HTTP/1.1')],
    ['a user in the target', requestText('GET http://me@127.0.0.1/test/list HTTP/1.1')],
    ['a target of another kind', requestText('GET ftp://127.0.0.1/test/list HTTP/1.1')],
    ['a target without a slash', requestText('GET test/list HTTP/1.1')],
    ['no Host', Buffer.from('GET /test/list HTTP/1.1\r\nConnection: close\r\n\r\n')],
    ['an empty Host', host('')],
    ['a user in Host', host('localhost@evil.example')],
    ['a path in Host', host('localhost/evil')],
    ['two ports in Host', host('localhost:80:81')],
    ['no port after the colon', host('localhost:')],
    ['a port beyond all', host('localhost:70000')],
    ['two names in Host', host('localhost, evil.example')],
    ['a blank in Host', host('local host')],
    ['a URL in Host', host('http://localhost')],
    ['an open bracket in Host', host('[::1')],
  ])('%s', async (_name, bytes) => {
    const answer = await sendRaw(port, bytes)
    expectRefusal(answer, 'VALIDATION_FAILED')
  })

  test('the form of a target for proxies means its path', async () => {
    const answer = await sendRaw(
      port,
      requestText('GET http://127.0.0.1/test/list?limit=7 HTTP/1.1'),
    )
    expect(JSON.parse(answer.body)).toEqual({ limit: 7 })
  })

  test('what is expected of every server still works', async () => {
    const patient = requestText(
      'POST /test/echo HTTP/1.1',
      [json, 'Expect: 100-continue'],
      '{"text":"a"}',
    )
    const chunked = requestText(
      'POST /test/echo HTTP/1.1',
      [json, 'Transfer-Encoding: Chunked'],
      'c\r\n{"text":"a"}\r\n0\r\n\r\n',
    )
    const plain = requestText(
      'POST /test/echo HTTP/1.1',
      [json, 'Content-Encoding: identity'],
      '{"text":"a"}',
    )
    expect((await sendRaw(port, chunked)).status).toBe(200)
    expect((await sendRaw(port, plain)).status).toBe(200)
    expect((await sendRaw(port, patient)).body).toContain('HTTP/1.1 200')
  })
})
