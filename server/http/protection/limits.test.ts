import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  claimReward,
  createChallenge,
  sendUsdc,
  verifyChallenge,
  withdraw,
} from '../../../contract/endpoints.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
import { json, plainOptions, plainRoutes, signedIn } from '../../testing/routes/plain-routes.ts'
import { bearerFor } from '../../testing/people/sign-ins.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'
import { addressOf, defaultLimits, limitClassOf } from './limits.ts'

let world: TestContext
beforeAll(async () => {
  world = await openTestContext()
})
afterAll(async () => {
  await world.close()
})

test('count by socket address, answer 429 in our words, and say when to come back', async () => {
  const limited = await buildApp(world.ctx, plainRoutes, {
    ...plainOptions,
    rateLimits: { signIn: 3, write: 9, money: 9, read: 9 },
  })
  const poke = (forged: string) =>
    limited.inject({ method: 'POST', url: '/test/poke', headers: { 'x-forwarded-for': forged } })
  const before = [await poke('1.1.1.1'), await poke('2.2.2.2')]
  // Sign-in routes share one count.
  before.push(
    await limited.inject({
      method: 'POST',
      url: '/test/echo',
      headers: json,
      payload: '{"text":""}',
    }),
  )
  expect(before.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  const response = await poke('3.3.3.3')
  expect(response.statusCode).toBe(429)
  expect(response.json<ErrorBody>()).toMatchObject({ code: 'RATE_LIMITED', statusCode: 429 })
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  expect((await limited.inject('/test/list')).statusCode).toBe(200)
  await limited.close()
})

test('also count what is not found', async () => {
  const limited = await buildApp(world.ctx, plainRoutes, {
    ...plainOptions,
    rateLimits: { signIn: 9, write: 9, money: 9, read: 2 },
  })
  const statuses = []
  for (let i = 0; i < 3; i++) statuses.push((await limited.inject(`/nope/${i}`)).statusCode)
  expect(statuses).toEqual([404, 404, 429])
  await limited.close()
})

test('count a viewer wherever the requests come from, and say how much is left', async () => {
  const limited = await buildApp(world.ctx, plainRoutes, {
    ...plainOptions,
    rateLimits: { signIn: 9, write: 2, money: 9, read: 9 },
  })
  const ask = (remoteAddress: string) =>
    limited.inject({
      method: 'POST',
      url: '/test/secret',
      headers: signedIn,
      payload: { text: '' },
      remoteAddress,
    })
  const answers = [await ask('10.0.0.1'), await ask('10.0.0.2'), await ask('10.0.0.3')]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
  expect(answers.map(({ headers }) => headers['ratelimit-remaining'])).toEqual(['1', '0', '0'])
  expect(answers[2]?.headers).toMatchObject({
    'ratelimit-limit': '2',
    'ratelimit-policy': '2;w=60',
    'ratelimit-reset': answers[2]?.headers['retry-after'],
  })
  await limited.close()
})

const people = new Map(
  (['good', 'other'] as const).map((name, index) => [
    `Bearer ${name}`,
    { id: name, address: `0x000000000000000000000000000000000000000${index + 1}` } as const,
  ]),
)

test('count people behind one address apart once they are signed in, and all of them in the end', async () => {
  const limited = await buildApp(world.ctx, plainRoutes, {
    ...plainOptions,
    authenticators: [bearerFor((header) => people.get(header ?? ''))],
    rateLimits: { signIn: 9, write: 2, money: 9, read: 9 },
  })
  const ask = async (token: string) => {
    const headers = { ...signedIn, authorization: `Bearer ${token}` }
    const answer = await limited.inject({
      method: 'POST',
      url: '/test/secret',
      headers,
      payload: { text: '' },
    })
    return answer.statusCode
  }
  expect([await ask('good'), await ask('good'), await ask('good')]).toEqual([200, 200, 429])
  expect([await ask('other'), await ask('other'), await ask('other')]).toEqual([200, 200, 429])
  // Whoever only tries is let in no more at some point.
  const tries = []
  for (let i = 0; i < 20; i++) tries.push(await ask('wrong'))
  expect(tries.slice(0, 10)).not.toContain(429)
  expect(tries.at(-1)).toBe(429)
  await limited.close()
})

test('take a subnet of IPv6 for one address', async () => {
  const limited = await buildApp(world.ctx, plainRoutes, {
    ...plainOptions,
    rateLimits: { signIn: 9, write: 9, money: 9, read: 1 },
  })
  const ask = (remoteAddress: string) => limited.inject({ url: '/test/list', remoteAddress })
  expect((await ask('2001:db8::1')).statusCode).toBe(200)
  expect((await ask('2001:db8::2')).statusCode).toBe(429)
  expect((await ask('2001:db8:1::1')).statusCode).toBe(200)
  await limited.close()
})

test('count people behind a trusted proxy one by one, and believe nobody else', async () => {
  const config = { ...world.ctx.config, trustProxy: ['10.0.0.1', 'fd00::/8'] }
  const limited = await buildApp({ ...world.ctx, config }, plainRoutes, {
    ...plainOptions,
    rateLimits: { signIn: 9, write: 9, money: 9, read: 1 },
  })
  const ask = async (remoteAddress: string, forwarded: string) => {
    const headers = { 'x-forwarded-for': forwarded }
    return (await limited.inject({ url: '/test/list', remoteAddress, headers })).statusCode
  }
  expect(await ask('10.0.0.1', '203.0.113.1')).toBe(200)
  expect(await ask('10.0.0.1', '203.0.113.2')).toBe(200)
  expect(await ask('10.0.0.1', '203.0.113.1')).toBe(429)
  // Addresses that the caller itself wrote into the header before the proxy's are ignored.
  expect(await ask('10.0.0.1', '198.51.100.7, 203.0.113.1')).toBe(429)
  expect(await ask('fd00::9', '203.0.113.3, 10.0.0.1')).toBe(200)
  expect(await ask('203.0.113.4', '198.51.100.1')).toBe(200)
  expect(await ask('203.0.113.4', '198.51.100.2')).toBe(429)
  await limited.close()
})

test('are strictest where money moves and where people sign in', () => {
  const { signIn, money, write, read } = defaultLimits
  expect(Math.max(signIn, money)).toBeLessThan(Math.min(write, read))
  expect([withdraw, sendUsdc, claimReward].map(limitClassOf)).toEqual(['money', 'money', 'money'])
  expect([createChallenge, verifyChallenge].map(limitClassOf)).toEqual(['signIn', 'signIn'])
})

test('count those who hung up before they were counted as one address', () => {
  expect(addressOf({})).toBe(addressOf({}))
  expect(addressOf({ ip: '2001:db8::1' })).toBe(addressOf({ ip: '2001:db8::2' }))
  expect(addressOf({ ip: '192.0.2.1' })).toBe('192.0.2.1')
})
