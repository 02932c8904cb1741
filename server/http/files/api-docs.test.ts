import type { FastifyInstance } from 'fastify'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { plainOptions, plainRoutes } from '../../testing/routes/plain-routes.ts'
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

test('the document is served as JSON', async () => {
  const response = await app.inject('/api/docs/json')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({ openapi: '3.1.1', info: { title: 'Alura API' } })
})

test.each(['/api/docs', '/api/docs/'])(
  '%s is a page that loads only files of ours',
  async (url) => {
    const response = await app.inject({ url, headers: { accept: 'text/html' } })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toContain('text/html')
    expect(response.body).not.toMatch(/<script>|https?:\/\//)
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
    const scripts = [...response.body.matchAll(/src="([^"]+)"/g)].map(([, path]) => path ?? '')
    expect(scripts).not.toHaveLength(0)
    for (const path of scripts) {
      const file = await app.inject(new URL(path, 'http://127.0.0.1/api/docs/').pathname)
      expect(file.statusCode).toBe(200)
    }
  },
)

test.each(['json', 'yaml'])('the document as %s is made once, whoever asks', async (form) => {
  const url = `/api/docs/${form}`
  const plain = await app.inject(url)
  const tag = String(plain.headers.etag)
  const swagger = vi.spyOn(app, 'swagger')
  for (const [encoding, unpack] of Object.entries({ br: brotliDecompressSync, gzip: gunzipSync })) {
    const headers = { 'accept-encoding': encoding }
    const packed = await app.inject({ url, headers })
    expect(packed.headers).toMatchObject({ 'content-encoding': encoding, etag: tag })
    expect(unpack(packed.rawPayload).toString()).toBe(plain.body)
    const known = await app.inject({ url, headers: { ...headers, 'if-none-match': tag } })
    expect([known.statusCode, known.body]).toEqual([304, ''])
  }
  expect(swagger).not.toHaveBeenCalled()
  swagger.mockRestore()
})
