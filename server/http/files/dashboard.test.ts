import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { healthRoutes } from '../../ops/health/routes.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { nobody } from '../../testing/people/sign-ins.ts'
import { buildApp } from '../build-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'alura-dashboard-'))
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', host: '127.0.0.1:3000' }
const script = `export const x = '${'y'.repeat(4000)}'`
let world: TestContext
let app: FastifyInstance

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><head><title>Alura</title></head>')
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), script)
  writeFileSync(join(folder, '.env'), 'SECRET=1')
  world = await openTestContext({ config: { dashboardDir: folder } })
  app = await buildApp(world.ctx, healthRoutes, {
    authenticators: [nobody],
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['/', '/index.html', '/sessions/abc', '/sessions?tab=log', '/design'])(
  'a person at %s gets the page, never from a stale cache',
  async (url) => {
    const response = await app.inject({ url, headers: html })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toMatch(/^text\/html/)
    expect(response.headers['cache-control']).toBe('no-cache')
    expect(response.body).toContain('<title>Alura</title>')
  },
)

test('a person who comes as localhost stays there: the sign-in message follows the page', async () => {
  const headers = { ...html, host: 'localhost:3000' }
  expect((await app.inject({ url: '/sessions/new', headers })).statusCode).toBe(200)
})

test('hashed files are kept for ever, and travel compressed', async () => {
  const response = await app.inject({
    url: '/assets/app-1a2b.js',
    headers: { 'accept-encoding': 'gzip, br' },
  })
  expect(response.statusCode).toBe(200)
  expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(response.headers['content-encoding']).toBe('br')
  expect(response.rawPayload.length).toBeLessThan(1000)
})

test.each(['br', 'gzip', 'gzip, br;q=0', 'identity'])(
  'a hashed file is the same however it travels: %s',
  async (accepted) => {
    const headers = { 'accept-encoding': accepted }
    const response = await app.inject({ url: '/assets/app-1a2b.js', headers })
    const encoding = response.headers['content-encoding']
    expect(encoding).toBe(/^(br|gzip)/.exec(accepted)?.[0])
    const unpack = encoding === 'br' ? brotliDecompressSync : gunzipSync
    const bytes = encoding === undefined ? response.rawPayload : unpack(response.rawPayload)
    expect(String(bytes)).toBe(script)
    expect(response.headers['content-type']).toMatch(/^(text|application)\/javascript/)
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  },
)

test('a hashed file is read once', async () => {
  const path = join(folder, 'assets', 'once-3c4d.css')
  writeFileSync(path, 'body { color: red }')
  const ask = () =>
    app.inject({ url: '/assets/once-3c4d.css', headers: { 'accept-encoding': 'br' } })
  const first = await ask()
  rmSync(path)
  const second = await ask()
  expect(second.statusCode).toBe(200)
  expect(String(brotliDecompressSync(second.rawPayload))).toBe('body { color: red }')
  expect(second.rawPayload).toEqual(first.rawPayload)
  expect(second.headers['content-type']).toBe('text/css; charset=utf-8')
  expect(second.headers).toHaveProperty('vary')
})

test.each(['/assets/gone-1a2b.js', '/assets/gone-1a2b.css'])(
  '%s is not there for browsers either',
  async (url) => {
    const response = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    expect(response.statusCode).toBe(404)
    expect(response.headers['cache-control']).toBe('no-store')
  },
)

test.each([
  '/assets/gone-1a2b.js',
  '/favicon.png',
  '/api/nope',
  '/trading-sessions/nope',
  '/health/nope',
  '/.env',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/package.json',
])('%s is never the page', async (url) => {
  const response = await app.inject({ url, headers: { ...(url.includes('.') && html) } })
  expect(response.statusCode).toBeGreaterThanOrEqual(400)
  expect(response.statusCode).toBeLessThan(500)
  expect(response.json()).toHaveProperty('requestId')
  expect(response.headers['cache-control']).toBe('no-store')
})

test('a program and a POST get JSON', async () => {
  expect((await app.inject('/sessions/abc')).statusCode).toBe(404)
  expect(
    (await app.inject({ method: 'POST', url: '/sessions/abc', headers: html })).statusCode,
  ).toBe(404)
})

test('whoever makes a preview of a link gets the page with its public address', async () => {
  const dashboardDir = folder
  const publicUrl = 'https://alura.example.org'
  const served = await openTestContext({ config: { dashboardDir, publicUrl } })
  const public_ = await buildApp(served.ctx, healthRoutes, { authenticators: [nobody] })
  const headers = { accept: '*/*', host: 'alura.example.org' }
  const response = await public_.inject({ url: '/?ref=FRIEND', headers })
  expect(response.body).toContain('<meta property="og:url" content="https://alura.example.org/" />')
  expect(response.headers['strict-transport-security']).toBe('max-age=15552000')
  const plain = await app.inject({ url: '/', headers: html })
  expect(plain.headers).not.toHaveProperty('strict-transport-security')
  await public_.close()
  await served.close()
})
