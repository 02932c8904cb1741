import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalIn } from '../../testing/documents/own-answers.ts'
import { plainOptions, plainRoutes } from '../../testing/routes/plain-routes.ts'
import { requestText, sendRaw } from '../../testing/raw-http.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'

let world: TestContext
let app: FastifyInstance
let port: number
beforeAll(async () => {
  world = await openTestContext()
  app = await buildApp(world.ctx, plainRoutes, plainOptions)
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const body = '{"text":"a"}'
const json = 'Content-Type: application/json'
const get = (target: string, ...headers: string[]) => requestText(`GET ${target} HTTP/1.1`, headers)
const echo = (...headers: string[]) =>
  requestText('POST /test/echo HTTP/1.1', [json, ...headers], body)
const chunks = (encoding: string) =>
  requestText(
    'POST /test/echo HTTP/1.1',
    [json, ...encoding.split('|')],
    'c\r\n{"text":"a"}\r\n0\r\n\r\n',
  )
const host = (text: string) => get('/test/list', `Host: ${text}`)
const twice = (name: string, left: string, right = left) =>
  echo(`${name}: ${left}`, `${name.toLowerCase()}: ${right}`)

test.each([
  ['two Hosts', twice('Host', '127.0.0.1', 'localhost')],
  ['the same Host twice', twice('Host', '127.0.0.1')],
  ['two lengths', twice('Content-Length', '12', '13')],
  ['the same length twice', twice('Content-Length', '12')],
  ['two lengths in one', echo('Content-Length: 12, 12')],
  ['a length of -1', echo('Content-Length: -1')],
  ['a length of +12', echo('Content-Length: +12')],
  ['a length of 0xc', echo('Content-Length: 0xc')],
  ['a length beyond all', echo('Content-Length: 99999999999999999999999')],
  ['a length and chunks', chunks('Content-Length: 22|Transfer-Encoding: chunked')],
  ['chunks twice', chunks('Transfer-Encoding: chunked|transfer-encoding: chunked')],
  ['chunks of gzip', chunks('Transfer-Encoding: gzip, chunked')],
  ['chunks in disguise', chunks('Transfer-Encoding: xchunked')],
  ['two tokens', twice('Authorization', 'Bearer good', 'Bearer bad')],
  ['two origins', twice('Origin', 'http://localhost', 'https://evil.example')],
  ['two keys', twice('Idempotency-Key', 'a', 'b')],
  ['two types', twice('Content-Type', 'text/plain')],
  ['a blank before the colon', echo('Origin : http://localhost')],
  ['another host in the target', get('http://evil.example/test/list')],
  ['another port in the target', get('http://127.0.0.1:9/test/list')],
  ['a user in the target', get('http://me@127.0.0.1/test/list')],
  ['a target of another kind', get('ftp://127.0.0.1/test/list')],
  ['a target without a slash', get('test/list')],
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
])('%s could be read in two ways', async (_name, bytes) => {
  expect(refusalIn(await sendRaw(port, bytes))).toBe('VALIDATION_FAILED')
})

test('the form of a target for proxies means its path', async () => {
  const answer = await sendRaw(port, get('http://127.0.0.1/test/list?limit=7'))
  expect(JSON.parse(answer.body)).toEqual({ limit: 7 })
})

test('what every server must understand still works', async () => {
  expect((await sendRaw(port, chunks('Transfer-Encoding: Chunked'))).status).toBe(200)
  expect((await sendRaw(port, echo('Content-Encoding: identity'))).status).toBe(200)
  const patient = await sendRaw(port, echo('Expect: 100-continue'))
  expect(patient.status).toBe(100)
  expect(patient.body).toContain('HTTP/1.1 200')
})
