// Endpoints in snake_case beside those in camelCase, on a listening server.
import { randomUUID } from 'node:crypto'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Call, type Viewer, createCall } from '../../contract/client.ts'
import * as contract from '../../contract/endpoints.ts'
import { ErrorBody, SnakeErrorBody } from '../../contract/errors.ts'
import { plainOptions, plainRoutes } from '../testing/routes/plain-routes.ts'
import { hearTrades, placeTrade, snakeRoutes } from '../testing/routes/snake-routes.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { misspelt } from '../testing/documents/wire-case.ts'
import { buildApp } from './build-app.ts'
import { openApiDocument } from './openapi/document.ts'

const viewer: Viewer = { address: '0x0000000000000000000000000000000000000001', token: 'good' }
let world: TestContext
let app: FastifyInstance
let url: string
let call: Call

beforeAll(async () => {
  world = await openTestContext()
  await world.ctx.store.users.ensure('u1', viewer.address, 1)
  app = await buildApp(world.ctx, [...snakeRoutes, ...plainRoutes], plainOptions)
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  call = createCall(url)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: 'Bearer good', 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

test('the client and the verb see the names of the documents', async () => {
  const body = { entry_price: '1.5', setup_tag: 'breakout' }
  expect(await call(viewer, placeTrade, { body })).toEqual(body)
})

test.each<[string, () => ReturnType<typeof ask>]>([
  ['of what was sent', () => ask('POST', '/test/desk/trades', { entryPrice: '1' })],
  ['of a stranger', () => ask('POST', '/test/desk/trades', {}, { authorization: 'Bearer bad' })],
  ['of another method', () => ask('PUT', '/test/desk/trades', {})],
  ['of the verb', () => ask('POST', '/test/desk/trades', { entry_price: '1', setup_tag: 'none' })],
  ['of an address that cannot be read', () => ask('GET', '/api/v1/trades/%ED%A0%80')],
  ['of an address where nothing is', () => ask('GET', '/api/v1/nowhere')],
  [
    'of another content type',
    () => ask('POST', '/test/desk/trades', {}, { 'content-type': 'text/x' }),
  ],
])('a refusal %s has request_id beside the one error body', async (_name, refused) => {
  const { text, headers } = await refused()
  const body = SnakeErrorBody.parse(JSON.parse(text))
  expect(body.request_id).toBe(headers.get('x-request-id'))
  expect(body.requestId).toBe(body.request_id)
})

test('a refusal names the field as it is written', async () => {
  const body = { entry_price: '1', setupTag: 'x' }
  const { text } = await ask('POST', '/test/desk/trades', body)
  expect(ErrorBody.parse(JSON.parse(text)).details).toEqual([
    { path: 'setupTag', message: 'is not a known field' },
  ])
})

test('a refusal that is given again is the same', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const body = { entry_price: '1', setup_tag: 'none' }
  const first = await ask('POST', '/test/desk/trades', body, key)
  const again = await ask('POST', '/test/desk/trades', body, key)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(JSON.parse(again.text)).toEqual(JSON.parse(first.text))
  expect(SnakeErrorBody.safeParse(JSON.parse(again.text)).success).toBe(true)
})

test('a refusal inside a stream is one of the group', async () => {
  const { text } = await ask('GET', '/test/desk/stream')
  const told = /event: error\ndata: (.*)/.exec(text)?.[1] ?? ''
  expect(SnakeErrorBody.parse(JSON.parse(told)).code).toBe('NOT_FOUND')
})

test('endpoints in camelCase refuse as before', async () => {
  for (const [method, path] of [
    ['POST', '/test/secret'],
    ['GET', '/test/secret'],
    ['GET', '/nowhere'],
  ] as const) {
    const { text } = await ask(method, path, method === 'POST' ? {} : undefined)
    expect(JSON.parse(text)).not.toHaveProperty('request_id')
    expect(ErrorBody.safeParse(JSON.parse(text)).success).toBe(true)
  }
})

test('every endpoint is written in the case that it declares', () => {
  const wrong = Object.entries(contract).map(
    ([name, endpoint]) => [name, misspelt(endpoint)] as const,
  )
  expect(wrong.filter(([, fields]) => fields.length > 0)).toEqual([])
  expect(misspelt(placeTrade)).toEqual([])
  expect(misspelt({ ...placeTrade, wireCase: 'camelCase' })).toEqual(['entry_price', 'setup_tag'])
})

test('the document shows it as it is', async () => {
  const endpoints = { placeTrade, hearTrades }
  const example = { entry_price: '1', setup_tag: null }
  const exampleOf = () => ({ body: { entry_price: '1' }, response: example })
  const document = openApiDocument('0', undefined, { endpoints, exampleOf })
  const { errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  const text = JSON.stringify(document.paths['/test/desk/trades'])
  expect(text).toContain('"entry_price"')
  expect(text).toContain('#/components/schemas/SnakeErrorBody')
  expect(text).not.toContain('#/components/schemas/ErrorBody')
  expect(document.components.schemas['SnakeErrorBody']).toMatchObject({
    required: expect.arrayContaining(['request_id']),
  })
  const camel = { getHealth: contract.getHealth }
  const others = openApiDocument('0', undefined, { endpoints: camel, exampleOf })
  expect(others.components.schemas).not.toHaveProperty('SnakeErrorBody')
})
