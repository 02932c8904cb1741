// Recognising callers by cookie or token, on a listening server.
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorBody } from '../../contract/errors.ts'
import {
  cookieAuthenticators,
  cookieEndpoints,
  cookieRoutes,
} from '../testing/routes/cookie-routes.ts'
import { plainOptions } from '../testing/routes/plain-routes.ts'
import { bearerFor } from '../testing/people/sign-ins.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { buildApp } from './build-app.ts'
import { openApiDocument } from './openapi/document.ts'

const options = { ...plainOptions, authenticators: cookieAuthenticators }
const publicUrl = 'https://alura.example.org'
let world: TestContext
let app: FastifyInstance
let behindTls: FastifyInstance
let url: string

beforeAll(async () => {
  world = await openTestContext()
  app = await buildApp(world.ctx, cookieRoutes, options)
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  const config = { ...world.ctx.config, publicUrl }
  behindTls = await buildApp({ ...world.ctx, config }, cookieRoutes, options)
})
afterAll(async () => {
  await app.close()
  await behindTls.close()
  await world.close()
})

async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, { method, headers })
  const text = await response.text()
  const body = (text === '' ? {} : JSON.parse(text)) as ErrorBody & { kind?: string | null }
  return { status: response.status, headers: response.headers, code: body.code, kind: body.kind }
}

const cookie = 'access_token=good'

describe('a sign-in by cookie', () => {
  test('is set with what keeps it from scripts and other sites, and taken back', async () => {
    const { headers } = await ask('POST', '/test/sign-in')
    expect(headers.getSetCookie()).toEqual([
      'access_token=good; Max-Age=900; Path=/; HttpOnly; SameSite=Strict',
      'refresh_token=again; Max-Age=60; Path=/test; HttpOnly; SameSite=Strict',
    ])
    const out = await ask('POST', '/test/sign-out', { cookie, origin: url })
    expect(out.headers.getSetCookie()).toEqual([
      'access_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    ])
  })

  test('is bound to https and to this host where the public address is https', async () => {
    const { headers } = await behindTls.inject({ method: 'POST', url: '/test/sign-in' })
    expect(headers['set-cookie']).toEqual([
      '__Host-access_token=good; Max-Age=900; Path=/; HttpOnly; Secure; SameSite=Strict',
      '__Secure-refresh_token=again; Max-Age=60; Path=/test; HttpOnly; Secure; SameSite=Strict',
    ])
    const read = (header: string) =>
      behindTls.inject({ url: '/test/me', headers: { cookie: header } })
    expect((await read('__Host-access_token=good')).statusCode).toBe(200)
    expect((await read(cookie)).statusCode).toBe(401)
  })

  test('reads without an Origin, which browsers leave out', async () => {
    expect(await ask('GET', '/test/me', { cookie })).toMatchObject({ status: 200, kind: 'cookie' })
  })

  test('acts from a page of ours', async () => {
    const own: Record<string, string>[] = [
      { origin: url },
      { origin: url, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin' },
    ]
    for (const headers of own) {
      expect((await ask('PUT', '/test/trade', { cookie, ...headers })).status).toBe(200)
    }
  })

  test.each<Record<string, string>>([
    {},
    { origin: 'http://localhost:9999' },
    { origin: 'http://127.0.0.1:9999' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ])('does not act with %j, which a token may', async (headers) => {
    for (const [method, path] of [
      ['PUT', '/test/trade'],
      ['DELETE', '/test/account'],
      ['POST', '/test/sign-out'],
    ] as const) {
      const refused = await ask(method, path, { cookie, ...headers })
      expect(refused).toMatchObject({ status: 403, code: 'ORIGIN_REFUSED' })
    }
    // The guard of all routes refuses these already.
    if (/evil|null/.test(headers['origin'] ?? '')) return
    const token = { cookie, authorization: 'Bearer good', ...headers }
    expect(await ask('PUT', '/test/trade', token)).toMatchObject({ status: 200, kind: 'bearer' })
  })

  test('does not act when Origin and Sec-Fetch-Site contradict each other', async () => {
    const headers = { cookie, origin: url, 'sec-fetch-site': 'cross-site' }
    expect((await ask('PUT', '/test/trade', headers)).code).toBe('ORIGIN_REFUSED')
  })

  test('is not given by a page of the public name over plain HTTP', async () => {
    const put = (origin: string) =>
      behindTls.inject({
        method: 'PUT',
        url: '/test/trade',
        headers: { host: 'alura.example.org', cookie: '__Host-access_token=good', origin },
      })
    expect((await put('http://alura.example.org')).statusCode).toBe(403)
    expect((await put(publicUrl)).statusCode).toBe(200)
  })

  test('guards what reads a cookie while nobody is signed in', async () => {
    const again = { cookie: 'refresh_token=again' }
    expect((await ask('POST', '/test/refresh', again)).code).toBe('ORIGIN_REFUSED')
    expect((await ask('POST', '/test/refresh', { ...again, origin: url })).status).toBe(204)
  })

  test('given twice is not chosen from', async () => {
    const headers = { cookie: `${cookie}; other=1; access_token=bad` }
    expect((await ask('GET', '/test/me', headers)).status).toBe(400)
  })
})

describe('an endpoint', () => {
  test('does not hear a kind that it does not take', async () => {
    const headers = { cookie, origin: url }
    expect(await ask('PUT', '/test/token-only', headers)).toMatchObject({
      status: 401,
      code: 'TOKEN_MISSING',
    })
  })

  test('takes the token where there are both, also a bad one', async () => {
    const good = { cookie, authorization: 'Bearer good' }
    expect((await ask('GET', '/test/me', good)).kind).toBe('bearer')
    const bad = { cookie, authorization: 'Bearer bad' }
    expect((await ask('GET', '/test/me', bad)).code).toBe('TOKEN_INVALID')
  })

  test('that does without knows who comes with one', async () => {
    expect((await ask('GET', '/test/either')).kind).toBeNull()
    expect((await ask('GET', '/test/either', { cookie })).kind).toBe('cookie')
    expect((await ask('GET', '/test/either', { cookie: 'access_token=bad' })).status).toBe(401)
  })

  test('that takes what nobody reads is not mounted', async () => {
    const authenticators = [bearerFor(() => undefined)]
    const built = buildApp(world.ctx, cookieRoutes, { ...plainOptions, authenticators })
    await expect(built).rejects.toThrow('takes cookie, which nobody reads')
  })
})

test.each([
  ['reader', [200, 403, 403]],
  ['trader', [200, 200, 403]],
  ['good', [200, 200, 200]],
])(
  'a token of a %s gets %j where reading, trading and the account are asked for',
  async (name, expected) => {
    const headers = { authorization: `Bearer ${name}` }
    const answers = [
      await ask('GET', '/test/me', headers),
      await ask('PUT', '/test/trade', headers),
      await ask('DELETE', '/test/account', headers),
    ]
    expect(answers.map(({ status }) => status)).toEqual(expected)
    for (const { status, code, headers: given } of answers) {
      if (status !== 403) continue
      expect(code).toBe('SCOPE_MISSING')
      expect(given.get('www-authenticate')).toBe('Bearer error="insufficient_scope"')
    }
  },
)

test('the document says which credentials and which scope', async () => {
  const exampleOf = () => ({ response: { kind: 'bearer' } })
  const document = openApiDocument('0', undefined, { endpoints: cookieEndpoints, exampleOf })
  const { errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  expect(Object.keys(document.components.securitySchemes)).toEqual(['bearer', 'cookie'])
  expect(document.paths['/test/trade']?.['put']).toMatchObject({
    security: [{ bearer: [] }, { cookie: [] }],
    'x-scope': 'trade',
  })
  expect(document.paths['/test/account']?.['delete']).toMatchObject({ 'x-scope': 'account' })
})
