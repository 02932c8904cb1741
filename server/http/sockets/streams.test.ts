// Streamed answers, read by the contract's own client from a listening server.
import { connect } from 'node:net'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Call, type Viewer, createCall } from '../../../contract/client.ts'
import { revocationOf } from '../../people/sign-in/revocation.ts'
import { plainOptions } from '../../testing/routes/plain-routes.ts'
import { bearerFor, wholeSignIn } from '../../testing/people/sign-ins.ts'
import {
  chat,
  count,
  pour,
  streamEndpoints,
  streamRoutes,
} from '../../testing/routes/stream-routes.ts'
import { stoppedClock } from '../../testing/test-clock.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'
import { openApiDocument } from '../openapi/document.ts'

const viewer: Viewer = { address: '0x0000000000000000000000000000000000000001', token: 'good' }
const clock = stoppedClock()
const { routes, seen } = streamRoutes()
let world: TestContext
let app: FastifyInstance
let url: string
let call: Call
let expiresAtMs: number

beforeAll(async () => {
  world = await openTestContext({ clock })
  await world.ctx.store.users.ensure('u1', viewer.address, 1)
  const authenticators = [
    bearerFor(() => ({ id: 'u1', address: viewer.address, via: { ...wholeSignIn, expiresAtMs } })),
  ]
  const streams = { heartbeatMs: 50, perCaller: 3 }
  app = await buildApp(world.ctx, routes, { ...plainOptions, authenticators, streams })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  call = createCall(url)
})
afterAll(async () => {
  await app.close()
  await world.close()
})
beforeEach(() => {
  expiresAtMs = Number.MAX_SAFE_INTEGER
})

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}

async function heard(limit: string, kind: string): Promise<number[]> {
  const items = await collect(await call(null, count, { query: { limit, kind } }))
  return items.map(({ n }) => n)
}

test('items arrive in order, whatever their text, and the end is an end', async () => {
  expect(await heard('200', 'end')).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  const [first] = await collect(await call(null, count, { query: { limit: '1', kind: '' } }))
  expect(first).toEqual({ n: 1, text: 'один\n\ndata: {}' })
})

test.each([
  ['refuse', { code: 'NOT_FOUND', message: 'There is no more' }],
  ['break', { code: 'INTERNAL', message: 'Internal error' }],
  ['lie', { code: 'INTERNAL' }],
])('one that is to %s says so after what it gave', async (kind, error) => {
  const numbers: number[] = []
  const hear = async () => {
    const stream = await call(null, count, { query: { limit: '2', kind } })
    for await (const { n } of stream) numbers.push(n)
  }
  await expect(hear()).rejects.toMatchObject(error)
  expect(numbers).toEqual([1, 2])
})

test('an item that does not fit, and an answer that breaks off, are errors of the client', async () => {
  const answering = (text: string) =>
    createCall(
      '',
      async () => new Response(text, { headers: { 'content-type': 'text/event-stream' } }),
    )
  const hear = async (text: string) =>
    collect(await answering(text)(null, count, { query: { limit: '1', kind: '' } }))
  await expect(hear('data: {"n":1}\n\n')).rejects.toMatchObject({ code: 'UNREADABLE' })
  await expect(hear('data: {"n":1,"text":""}\n\n')).rejects.toMatchObject({ code: 'NETWORK' })
})

test('the first piece leaves at once, never compressed, and heartbeats follow while nothing happens', async () => {
  const stop = new AbortController()
  const response = await fetch(`${url}/test/count?limit=0&kind=wait`, {
    headers: { 'accept-encoding': 'gzip, br' },
    signal: stop.signal,
  })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('no-store')
  let text = ''
  const reader = response.body?.getReader()
  while ((text.match(/:\n\n/g) ?? []).length < 3) {
    const { value } = (await reader?.read()) ?? {}
    text += new TextDecoder().decode(value)
  }
  const before = seen.left
  stop.abort()
  await expect.poll(() => seen.left).toBe(before + 1)
})

test('who stops listening ends it', async () => {
  for await (const { n } of await call(viewer, pour, {})) if (n > 0) break
  const poured = async () => {
    const then = seen.poured
    await new Promise((resolve) => setTimeout(resolve, 200))
    return seen.poured - then
  }
  await expect.poll(poured).toBe(0)
})

test('who reads slowly slows it, and is not stored for', async () => {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.pause()
  const before = seen.poured
  socket.write(
    `GET /test/pour HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer good\r\n\r\n`,
  )
  await expect.poll(() => seen.poured).toBeGreaterThan(before)
  const grew = async () => {
    const then = seen.poured
    await new Promise((resolve) => setTimeout(resolve, 300))
    return seen.poured - then
  }
  await expect.poll(grew, { timeout: 20_000 }).toBe(0)
  socket.destroy()
})

test.each<[string, string, () => unknown]>([
  ['signed out', 'TOKEN_INVALID', () => world.ctx.bus.publish(revocationOf('u1'), { epoch: 1 })],
  ['expired', 'TOKEN_EXPIRED', () => clock.advance(2_000)],
  [
    'signed out by another process',
    'TOKEN_INVALID',
    () => world.ctx.store.users.revokeTokens('u1'),
  ],
])('ends when its sign-in is %s, and says so', async (_name, code, end) => {
  expiresAtMs = clock() + 1_000
  const before = seen.left
  const stream = await call(viewer, chat, { body: { text: '' } })
  const hear = async () => {
    for await (const _item of stream) await end()
  }
  await expect(hear()).rejects.toMatchObject({ code })
  await expect.poll(() => seen.left).toBe(before + 1)
})

test('one caller has a few at once', async () => {
  const stop = new AbortController()
  const ask = () => fetch(`${url}/test/count?limit=0&kind=wait`, { signal: stop.signal })
  const open = [await ask(), await ask(), await ask()]
  expect(open.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await ask()).status).toBe(429)
  stop.abort()
  await expect.poll(() => heard('1', 'end').catch(() => [])).toEqual([1])
})

test.each(['idempotency-key', 'request-deadline'])(
  '%s is refused, not passed over',
  async (name) => {
    const response = await fetch(`${url}/test/chat`, {
      method: 'POST',
      headers: { authorization: 'Bearer good', 'content-type': 'application/json', [name]: '9' },
      body: '{"text":""}',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ details: [{ path: name }] })
  },
)

test('a server that stops ends them', async () => {
  const other = await buildApp(world.ctx, routes, plainOptions)
  const at = await other.listen({ port: 0, host: '127.0.0.1' })
  const response = await fetch(`${at}/test/count?limit=1&kind=wait`)
  await other.close()
  expect(await response.text()).not.toContain('event: end')
})

test('the document shows what each event holds', async () => {
  const exampleOf = (name: string) => ({
    response: {},
    ...(name === 'chat' && { body: { text: '' } }),
  })
  const document = openApiDocument('0', undefined, { endpoints: streamEndpoints, exampleOf })
  const { errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  expect(document.paths['/test/count']?.['get']).toMatchObject({
    responses: {
      200: { content: { 'text/event-stream': { schema: { required: ['n', 'text'] } } } },
    },
  })
  expect(JSON.stringify(document.paths['/test/chat'])).not.toContain('Idempotency-Key')
})
