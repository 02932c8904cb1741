// Every HTTP method, sent by the contract's own client to a listening server.
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Call, type Viewer, createCall } from '../../contract/client.ts'
import {
  deleteNote,
  noteEndpoints,
  noteExample,
  noteRoutes,
  patchNote,
  putNote,
  readNote,
} from '../testing/routes/note-routes.ts'
import { plainOptions } from '../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { buildApp } from './build-app.ts'
import { openApiDocument } from './openapi/document.ts'

const viewer: Viewer = { address: '0x0000000000000000000000000000000000000001', token: 'good' }
const notes = noteRoutes()
let world: TestContext
let app: FastifyInstance
let url: string
let call: Call
let symbol: string
let count = 0

beforeAll(async () => {
  world = await openTestContext()
  await world.ctx.store.users.ensure('u1', viewer.address, 1)
  app = await buildApp(world.ctx, notes.routes, plainOptions)
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  call = createCall(url)
})
afterAll(async () => {
  await app.close()
  await world.close()
})
beforeEach(() => {
  symbol = `N${++count}`
})

const bearer = { authorization: 'Bearer good' }
const at = (headers: Record<string, string>, method: string, body?: string) =>
  fetch(`${url}/test/notes/${symbol}`, { method, headers, ...(body !== undefined && { body }) })

test('PUT, PATCH, GET and DELETE do what they say', async () => {
  const params = { symbol }
  await call(viewer, putNote, { params, body: { text: 'one' } })
  expect(await call(viewer, patchNote, { params, body: {} })).toEqual({ text: 'one', writes: 2 })
  expect(await call(viewer, readNote, { params })).toEqual({ text: 'one', writes: 2 })
  expect(await call(viewer, deleteNote, { params })).toBeUndefined()
  await expect(call(viewer, readNote, { params })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('success without a body is 204 and empty', async () => {
  await call(viewer, putNote, { params: { symbol }, body: { text: 'one' } })
  const answer = await at(bearer, 'DELETE')
  expect(answer.status).toBe(204)
  expect(answer.headers.get('content-type')).toBeNull()
  expect(await answer.text()).toBe('')
})

test('a client does not take another answer for a success without a body', async () => {
  const elsewhere = createCall(url, async () => new Response('<h1>Welcome</h1>', { status: 200 }))
  await expect(elsewhere(viewer, deleteNote, { params: { symbol } })).rejects.toMatchObject({
    code: 'UNREADABLE',
  })
})

test('DELETE under one Idempotency-Key acts once, and is answered the same', async () => {
  const params = { symbol }
  await call(viewer, putNote, { params, body: { text: 'one' } })
  const before = notes.deletions()
  const headers = { ...bearer, 'idempotency-key': `delete-${symbol}` }
  expect((await at(headers, 'DELETE')).status).toBe(204)
  await call(viewer, putNote, { params, body: { text: 'two' } })
  const again = await at(headers, 'DELETE')
  expect(again.status).toBe(204)
  expect(await again.text()).toBe('')
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(notes.deletions()).toBe(before + 1)
})

test.each([
  ['PUT', '{"text":"one"}'],
  ['PATCH', '{"text":"one"}'],
  ['DELETE', undefined],
])('%s after its Request-Deadline does nothing', async (method, body) => {
  await call(viewer, putNote, { params: { symbol }, body: { text: 'kept' } })
  const headers = { ...bearer, 'content-type': 'application/json', 'request-deadline': '1' }
  expect((await at(headers, method, body)).status).toBe(412)
  expect(await call(viewer, readNote, { params: { symbol } })).toEqual({ text: 'kept', writes: 1 })
})

test.each(['PUT', 'PATCH', 'DELETE'])(
  '%s of a page of somebody else changes nothing',
  async (method) => {
    const headers = {
      ...bearer,
      'content-type': 'application/json',
      origin: 'https://evil.example',
    }
    expect((await at(headers, method, '{}')).status).toBe(403)
  },
)

test('a method that is not there is told those that are', async () => {
  const answer = await at(bearer, 'POST')
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, PUT, PATCH, DELETE, HEAD')
})

test('what changes something counts as writing, not as reading', async () => {
  const limits = { signIn: 1, write: 2, money: 1, read: 50 }
  const strict = await buildApp(world.ctx, notes.routes, { ...plainOptions, rateLimits: limits })
  const ask = (method: 'PUT' | 'GET') =>
    strict.inject({
      method,
      url: `/test/notes/${symbol}`,
      headers: bearer,
      ...(method === 'PUT' && { payload: { text: 'one' } }),
    })
  const statuses = [await ask('PUT'), await ask('PUT'), await ask('PUT'), await ask('GET')]
  expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429, 200])
  await strict.close()
})

test('the document describes them', async () => {
  const described = { endpoints: noteEndpoints, exampleOf: noteExample }
  const document = openApiDocument('0.0.0', undefined, described)
  const { errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  const path = document.paths['/test/notes/{symbol}'] ?? {}
  expect(Object.keys(path)).toEqual(['get', 'put', 'patch', 'delete'])
  expect(path['delete']?.['responses']).toHaveProperty('204')
  expect(path['delete']).not.toHaveProperty('responses.204.content')
  for (const method of ['put', 'patch', 'delete']) {
    expect(JSON.stringify(path[method])).toContain('"Idempotency-Key"')
    expect(JSON.stringify(path[method])).toContain('"ORIGIN_REFUSED"')
  }
})
