// The first steps of the lab's documents, with their bodies, by somebody who has no wallet.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiWorld, startApiWorld } from '../testing/worlds/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

async function ask(path: string, { method = 'GET', token = '', body = '', type = 'json' } = {}) {
  const answer = await fetch(world.api + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== '' && type === 'json' && { 'content-type': 'application/json' }),
    },
    ...(body !== '' && { body }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const documented = '{ "email": "you@example.com", "password": "a-strong-password" }'
const traderBody = `{
    "name": "BTC Trend Trader",
    "llm_provider": "openai",
    "llm_model": "gpt-4o"
  }`

test('health, log in, profile, traders, market, as documented', async () => {
  expect(await ask('/api/health')).toEqual({ status: 200, body: { status: 'healthy' } })

  const sent = { method: 'POST', body: documented }
  expect((await ask('/api/users/login', sent)).status).toBe(401)
  expect((await ask('/api/users/register', sent)).status).toBe(201)
  const session = await ask('/api/users/login', sent)
  expect(session.status).toBe(200)
  const token = String(session.body['session_token'])

  const profile = await ask('/api/users/profile', { token })
  expect(profile.body).toMatchObject({
    email: 'you@example.com',
    username: null,
    wallet_address: null,
    traders: [],
  })
  expect(await ask('/api/account/list', { token })).toEqual({ status: 200, body: [] })
  const made = await ask('/api/account/', { method: 'POST', token, body: traderBody })
  expect(made).toMatchObject({ status: 201, body: { id: 1, llm_model: 'gpt-4o' } })
  expect((await ask('/api/account/list', { token })).body).toMatchObject([{ id: 1 }])
  const price = await ask('/api/crypto/price?symbol=BTC', { token })
  expect(price.body).toMatchObject({ symbol: 'BTC' })
  expect(price.body['price']).toBeGreaterThan(0)
  expect((await ask('/api/crypto/price?symbol=NONE', { token })).status).toBe(404)
})

test('paths answer with a slash at the end too, and without a redirect', async () => {
  expect((await ask('/api/health/')).status).toBe(200)
  expect((await ask('/api/users/login/', { method: 'POST', body: '{}' })).status).toBe(400)
  expect((await ask('/api/account/list/')).status).toBe(401)
})

test('a body that does not say that it is JSON is refused, with the id of the request', async () => {
  const sent = { method: 'POST', body: documented, type: 'none' }
  const { status, body } = await ask('/api/users/login', sent)
  expect(status).toBe(400)
  expect(body['request_id']).toBeTypeOf('string')
})
