import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ErrorBody } from '../../../contract/errors.ts'
import { json, plainOptions, plainRoutes, signedIn } from '../../testing/routes/plain-routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'

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

test.each([
  ['a field is missing', {}, 'text', 'is required'],
  ['a field has another type', { text: 5 }, 'text', 'must be a string'],
  ['a number is out of bounds', { text: '', count: 4 }, 'count', 'must be at most 3'],
  ['a field is unknown', { text: '', role: 'house' }, 'role', 'is not a known field'],
  ['text holds NUL', { text: 'a\0b' }, 'text', 'contains characters that are not text'],
])('is told that %s', async (_name, body, path, message) => {
  const response = await post('/test/echo', body)
  expect(response.statusCode).toBe(400)
  expect(response.json()).toEqual({
    statusCode: 400,
    error: 'Bad Request',
    code: 'VALIDATION_FAILED',
    message: `${path} ${message}`,
    requestId: response.headers['x-request-id'],
    details: [{ path, message }],
  })
})

test('learns everything that is wrong at once', async () => {
  const response = await post(
    '/trading-sessions',
    { budget: 9, lossThreshold: 101, extra: 1 },
    signedIn,
  )
  expect(response.statusCode).toBe(400)
  expect(response.json<ErrorBody>().details).toEqual(
    expect.arrayContaining([
      { path: 'budget', message: 'must be at least 10' },
      { path: 'profitTarget', message: 'is required' },
      { path: 'lossThreshold', message: 'must be at most 100' },
      { path: 'assetIndex', message: 'is required' },
      { path: 'extra', message: 'is not a known field' },
    ]),
  )
})

test.each([
  'limit=0',
  'limit=201',
  'limit=1.5',
  'limit=',
  'limit=1&limit=2',
  'limit[]=1',
  'q=%00',
  'nope=1',
])('cannot ask for ?%s', async (query) => {
  const response = await app.inject(`/test/list?${query}`)
  expect(response.statusCode).toBe(400)
  expect(response.json<ErrorBody>().code).toBe('VALIDATION_FAILED')
})

test.each([
  ['broken', '{"text":'],
  ['text', 'hello'],
  ['trailing garbage', '{"text":"a"} x'],
  ['two values', '{"text":"a"}{"text":"b"}'],
  ['a byte order mark', '\ufeff{"text":"a"}'],
  ['not finite', '{"text":NaN}'],
  ['a comment', '{"text":"a"/**/}'],
  ['single quotes', "{'text':'a'}"],
  ['__proto__', '{"text":"a","__proto__":{"x":1}}'],
  ['an escaped __proto__', '{"text":"a","\\u005f_proto__":{"x":1}}'],
  ['constructor.prototype', '{"text":"a","constructor":{"prototype":{"x":1}}}'],
  ['half a surrogate pair', '{"text":"\\ud800"}'],
  ['deep arrays', '['.repeat(30_000) + ']'.repeat(30_000)],
  ['deep objects', '{"text":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
  ['one field twice', '{"text":"a","text":"b"}'],
  ['one field twice, once escaped', '{"text":"a","te\\u0078t":"a"}'],
  ['a number that is rounded', '{"text":"a","count":1.00000000000000000001}'],
  ['a number that is infinite', '{"text":"a","count":1e999}'],
  ['an array', '[]'],
  ['null', 'null'],
  ['a string', '"text"'],
])('with a body that is %s gets 400 in our words', async (_name, body) => {
  const response = await post('/test/echo', body)
  expect(response.statusCode).toBe(400)
  expect(ErrorBody.safeParse(response.json()).success).toBe(true)
  expect(response.json<ErrorBody>().code).toBe('VALIDATION_FAILED')
})

test('in invalid UTF-8 gets 400', async () => {
  const payload = Buffer.concat([
    Buffer.from('{"text":"'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}'),
  ])
  const response = await app.inject({ method: 'POST', url: '/test/echo', headers: json, payload })
  expect(response.statusCode).toBe(400)
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonx',
  '',
])('of type %j gets 415', async (type) => {
  const response = await post('/test/echo', '{"text":"a"}', { 'content-type': type })
  expect(response.statusCode).toBe(415)
  expect(response.json<ErrorBody>().code).toBe('UNSUPPORTED_MEDIA_TYPE')
})

test('larger than 64 kB gets 413', async () => {
  const response = await post('/test/echo', { text: 'x'.repeat(65_536) })
  expect(response.statusCode).toBe(413)
  expect(response.json<ErrorBody>().code).toBe('PAYLOAD_TOO_LARGE')
})

test.each([null, [], 'x', { a: 1 }])('cannot send %j where no body is taken', async (body) => {
  expect((await post('/test/poke', JSON.stringify(body))).statusCode).toBe(400)
})

test.each(['', '{}', '{"fraction":1}'])('may leave out a body of defaults (%j)', async (body) => {
  const response = await post('/trading-sessions/positions/p1/close', body, signedIn)
  expect(response.json<ErrorBody>().code).toBe('NOT_FOUND')
})

test.each(['__proto__', 'constructor', 'owner', 'role', 'id', 'status', 'userId', 'createdAt'])(
  'cannot smuggle in %s',
  async (field) => {
    const body = `{"budget":100,"profitTarget":10,"assetIndex":0,"${field}":{"prototype":1}}`
    expect((await post('/trading-sessions', body, signedIn)).statusCode).toBe(400)
  },
)

test.each(['39999999999.9999999', '9007199254740993', '100000000000.0000001'])(
  'cannot have the money %s rounded before it is looked at',
  async (amount) => {
    const body = `{"budget":${amount},"profitTarget":10,"lossThreshold":10,"assetIndex":0}`
    const response = await post('/trading-sessions', body, signedIn)
    expect(response.statusCode).toBe(400)
    expect(response.json<ErrorBody>().details).toEqual([
      { path: 'budget', message: 'loses digits as a JSON number: send it as a string' },
    ])
    const text = body.replace(amount, `"${amount}"`)
    const details = (await post('/trading-sessions', text, signedIn)).json<ErrorBody>().details
    expect(details?.[0]?.message).not.toContain('loses digits')
  },
)

test.each(['100', '100.0', '1e2', '1E+2', '100.10', '"100"', '"100.123456"'])(
  'may write money as %s',
  async (amount) => {
    const body = `{"budget":${amount},"profitTarget":10,"lossThreshold":10,"assetIndex":0}`
    const response = await post('/trading-sessions', body, signedIn)
    expect(response.json<ErrorBody>().code).toBe('PLAN_INFEASIBLE')
  },
)
