import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getSession, listSessions, stopSession } from '../../contract/sessions/sessions.ts'
import { createCall, pathOf, type Call, type Viewer } from '../../contract/client.ts'
import { ApiError, fieldMessage, isUndecided, messageFor } from './errors.ts'

let server: Server
let call: Call
let handle: (request: IncomingMessage, response: ServerResponse) => void
const viewer: Viewer = { address: '0x0000000000000000000000000000000000000001', token: 'secret' }

beforeAll(async () => {
  server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  call = createCall(`http://127.0.0.1:${address.port}`)
})

afterAll(() => server.close())

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  handle = (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiError)) throw new Error(`not an ApiError: ${String(error)}`)
  return error
}

test('fills parameters and query into the path, escaped, and leaves out what is not given', () => {
  expect(pathOf(getSession, { params: { sessionId: 'a/b' } })).toBe('/trading-sessions/a%2Fb')
  expect(pathOf(listSessions, { query: { limit: '5', cursor: undefined } })).toBe(
    '/trading-sessions?limit=5',
  )
})

test('sends the token of the viewer it is given, the body and the idempotency key', async () => {
  const seen: { headers: IncomingMessage['headers']; body: string }[] = []
  handle = (request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ headers: request.headers, body })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{}')
    })
  }
  await failure(
    call(
      viewer,
      stopSession,
      { params: { sessionId: 's' }, body: { mode: 'close_all' } },
      { idempotencyKey: 'key-1' },
    ),
  )
  expect(seen[0]?.headers.authorization).toBe('Bearer secret')
  expect(seen[0]?.headers['idempotency-key']).toBe('key-1')
  expect(seen[0]?.body).toBe('{"mode":"close_all"}')
})

test('names the field of an answer that does not fit its schema', async () => {
  answer(200, { items: [{ id: 'x' }], nextCursor: null })
  const error = await failure(call(viewer, listSessions, { query: {} }))
  expect(error.code).toBe('UNREADABLE')
  expect(error.message).toContain('sessions.list')
  expect(error.message).toContain('items.0.')
})

test('carries code, status, reference and field of a refusal', async () => {
  answer(400, {
    statusCode: 400,
    error: 'Bad Request',
    message: 'The request is not valid',
    code: 'VALIDATION_FAILED',
    requestId: 'r-1',
    details: [{ path: 'budget', message: 'must be at least 10' }],
  })
  const error = await failure(call(viewer, getSession, { params: { sessionId: 's' } }))
  expect(error).toMatchObject({ code: 'VALIDATION_FAILED', status: 400, requestId: 'r-1' })
  expect(messageFor(error)).toBe('budget: must be at least 10')
  expect(fieldMessage(error, 'budget')).toBe('must be at least 10')
  expect(fieldMessage(error, 'profitTarget')).toBeUndefined()
})

test('says how long to wait when there were too many requests', async () => {
  const body = { statusCode: 429, error: 'x', message: 'x', code: 'RATE_LIMITED', requestId: 'r' }
  answer(429, body, { 'retry-after': '7' })
  const error = await failure(call(null, listSessions, { query: {} }))
  expect(messageFor(error)).toBe('Too many requests. Try again in 7 s.')
})

test('shows no code it does not know, but the message with its reference', async () => {
  const body = { statusCode: 418, error: 'x', message: 'Teapot', code: 'TEAPOT', requestId: 'r-9' }
  answer(418, body)
  const error = await failure(call(null, listSessions, { query: {} }))
  expect(error.code).toBe('UNKNOWN')
  expect(messageFor(error)).toBe('Teapot Reference r-9.')
})

test('tells a page that is not JSON from a refusal', async () => {
  handle = (_, response) => response.writeHead(502).end('<html>Bad gateway</html>')
  const error = await failure(call(null, listSessions, { query: {} }))
  expect(error).toMatchObject({ code: 'UNKNOWN', status: 502 })
  expect(isUndecided(error)).toBe(true)
})

test('reports a server that cannot be reached as NETWORK', async () => {
  const unreachable = createCall('http://127.0.0.1:1')
  const error = await failure(unreachable(null, listSessions, { query: {} }))
  expect(error).toMatchObject({ code: 'NETWORK', status: 0 })
})

test('lets an aborted request through as what it is', async () => {
  handle = () => {}
  const controller = new AbortController()
  const promise = call(null, listSessions, { query: {} }, { signal: controller.signal })
  controller.abort()
  await expect(promise).rejects.toMatchObject({ name: 'AbortError' })
})
