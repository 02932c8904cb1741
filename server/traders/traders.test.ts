// Traders over HTTP, by the bodies of the documents.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Trader } from '../../contract/traders/traders.ts'
import { buildApp } from '../http/build-app.ts'
import { bearerFor, nobodyByCookie } from '../testing/people/sign-ins.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'
import { traderRoutes } from './routes.ts'

const people = {
  ann: '0x00000000000000000000000000000000000000a1',
  bob: '0x00000000000000000000000000000000000000b2',
} as const

let world: TestContext
let app: FastifyInstance
beforeAll(async () => {
  world = await openTestContext()
  for (const [id, address] of Object.entries(people)) {
    await world.ctx.store.users.ensure(id, address, 1)
  }
  const known = bearerFor((given) => {
    const id = given.replace('Bearer ', '')
    return id === 'ann' || id === 'bob' ? { id, address: people[id] } : undefined
  })
  app = await buildApp(world.ctx, traderRoutes, { authenticators: [known, nobodyByCookie] })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

async function send(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  who = 'ann',
) {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${who}` },
    ...(payload && { payload }),
  })
  return {
    status: answer.statusCode,
    text: answer.body,
    body: answer.json<Trader & { code: string }>(),
  }
}

const documented = { name: 'BTC Trend Trader', llm_provider: 'openai', llm_model: 'gpt-4o' }

test('takes the body of the documents, with and without a slash at the end', async () => {
  for (const path of ['/api/account/', '/api/account']) {
    const { status, body } = await send('POST', path, documented)
    expect([status, Trader.safeParse(body).success]).toEqual([201, true])
    expect(body).toMatchObject({ ...documented, account_type: 'prompt', has_llm_key: false })
    expect(body.id).toBeTypeOf('number')
  }
  const { body } = await send('GET', '/api/account/list')
  expect(body).toHaveLength(2)
})

test('keeps a model’s key encrypted, and never returns it', async () => {
  const key = 'sk-this-is-the-key'
  const { text, body } = await send('POST', '/api/account/', { ...documented, llm_api_key: key })
  expect(body.has_llm_key).toBe(true)
  expect(text).not.toContain(key)
  const row = await world.ctx.store.traders.byId(body.id)
  expect(row?.llmKey).not.toContain(key)
  const removed = await send('PUT', `/api/account/${body.id}`, { llm_api_key: null })
  expect(removed.body.has_llm_key).toBe(false)
})

test.each([
  'http://example.com/v1',
  'https://10.0.0.8/v1',
  'https://169.254.169.254/latest',
  'https://[fd00::1]/v1',
  'https://name:word@example.com/v1',
  'https://printer.local/v1',
])('refuses a model at %s', async (llm_base_url) => {
  const { status, body } = await send('POST', '/api/account/', { ...documented, llm_base_url })
  expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED'])
})

test.each(['https://api.openai.com/v1', 'http://localhost:11434/v1', 'http://127.0.0.1:8080'])(
  'takes a model at %s',
  async (llm_base_url) => {
    const { body } = await send('POST', '/api/account/', { ...documented, llm_base_url })
    expect(body.llm_base_url).toBe(llm_base_url)
  },
)

test('is changed, paused, resumed and removed by its owner alone', async () => {
  const made = await send('POST', '/api/account/', { name: 'Mine', budget: 250 })
  expect(made.body).toMatchObject({ account_type: 'program', state: 'active', budget: 250 })
  const path = `/api/account/${made.body.id}`
  for (const [method, url] of [
    ['GET', path],
    ['PUT', path],
    ['DELETE', path],
  ] as const) {
    expect((await send(method, url, method === 'PUT' ? {} : undefined, 'bob')).status).toBe(404)
  }
  expect((await send('PUT', path, { loss_threshold: 20 })).body.loss_threshold).toBe(20)
  expect((await send('POST', `${path}/pause`)).body.state).toBe('paused')
  expect((await send('POST', `${path}/resume`)).body.state).toBe('active')
  expect((await send('DELETE', path)).status).toBe(200)
  expect((await send('GET', path)).status).toBe(404)
})

test('resuming after a stop forgives what was lost', async () => {
  const { body } = await send('POST', '/api/account/', { name: 'Stopped', budget: 250 })
  await world.ctx.store.traders.change(body.id, { state: 'error', error: 'Its budget is lost' })
  expect((await send('POST', `/api/account/${body.id}/pause`)).body.error).toBe(
    'Its budget is lost',
  )
  expect((await send('POST', `/api/account/${body.id}/resume`)).body).toMatchObject({
    state: 'active',
    error: null,
  })
})

test.each(['/api/account/x', '/api/account/0', '/api/account/1.5'])(
  '%s is no trader',
  async (url) => {
    expect((await send('GET', url)).status).toBe(404)
  },
)
