import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../contract/endpoint.ts'
import { ServiceError, type ErrorBody } from '../../../contract/errors.ts'
import { viewerRoute } from '../../route.ts'
import { bearerFor } from '../../testing/people/sign-ins.ts'
import { stoppedClock } from '../../testing/test-clock.ts'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import { buildApp } from '../build-app.ts'

const act = defineEndpoint({
  id: 'test.act',
  method: 'POST',
  path: '/test/act',
  auth: 'viewer',
  summary: 'For tests',
  body: z.strictObject({
    mode: z.enum(['work', 'wait', 'refuse', 'break', 'throttle']),
    n: z.optional(z.int()),
  }),
  output: z.object({ run: z.int() }),
  status: 201,
  errors: [],
})
const other = defineEndpoint({ ...act, id: 'test.other', path: '/test/other' })

const clock = stoppedClock()
let world: TestContext
let app: FastifyInstance
let runs = 0
let release: () => void = () => {}
let isWaiting = false

beforeAll(async () => {
  world = await openTestContext({ clock })
  const users = await Promise.all(
    ['1', '2'].map((n) => world.ctx.store.users.ensure(n, `0x${n.repeat(40)}`, 1)),
  )
  const verb = async ({ input }: { input: { body: z.infer<typeof act.body & {}> } }) => {
    runs += 1
    const { mode } = input.body
    if (mode === 'refuse') throw new ServiceError('INSUFFICIENT_BALANCE', 'Not enough')
    if (mode === 'throttle') throw new ServiceError('RATE_LIMITED', 'Slow down')
    if (mode === 'break') throw new Error('broken')
    if (mode === 'wait') {
      isWaiting = true
      await new Promise<void>((resolve) => (release = resolve))
    }
    return { run: runs }
  }
  app = await buildApp(world.ctx, [viewerRoute(act, verb), viewerRoute(other, verb)], {
    authenticators: [
      bearerFor((header) => {
        const user = users[header === 'Bearer 2' ? 1 : 0]
        return { id: user?.id ?? '', address: '0x1111111111111111111111111111111111111111' }
      }),
    ],
    checksOutput: true,
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

async function send(key: string | undefined, body: object, { url = '/test/act', user = '1' } = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: {
      authorization: `Bearer ${user}`,
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    payload: body,
  })
}

test('the same request again gets the same answer and acts once', async () => {
  const key = randomUUID()
  const first = await send(key, { mode: 'work' })
  const again = await send(key, { mode: 'work' })
  expect(first.statusCode).toBe(201)
  expect(first.headers['idempotent-replayed']).toBeUndefined()
  expect(again.statusCode).toBe(201)
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(again.json()).toEqual(first.json())
})

test('without a key every request acts', async () => {
  const first = await send(undefined, { mode: 'work' })
  expect((await send(undefined, { mode: 'work' })).json()).not.toEqual(first.json())
})

test('another body under the same key is refused', async () => {
  const key = randomUUID()
  await send(key, { mode: 'work' })
  const response = await send(key, { mode: 'work', n: 1 })
  expect(response.statusCode).toBe(409)
  expect(response.json<ErrorBody>().code).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('a key belongs to one viewer and one endpoint', async () => {
  const key = randomUUID()
  const answers = [
    await send(key, { mode: 'work' }),
    await send(key, { mode: 'work' }, { user: '2' }),
    await send(key, { mode: 'work' }, { url: '/test/other' }),
  ]
  expect(new Set(answers.map((answer) => answer.json<{ run: number }>().run)).size).toBe(3)
})

test('of many at once one acts, and the others are told to wait or get its answer', async () => {
  const key = randomUUID()
  const before = runs
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(key, { mode: 'work' })))
  expect(runs - before).toBe(1)
  const codes = new Set(
    answers.map((a) => (a.statusCode === 201 ? 'ok' : a.json<ErrorBody>().code)),
  )
  expect([...codes].every((code) => code === 'ok' || code === 'IDEMPOTENCY_IN_FLIGHT')).toBe(true)
})

/** Resolves once the verb has begun and waits for `release`. */
async function underWay(request: Promise<unknown>): Promise<void> {
  isWaiting = false
  let isAnswered = false
  void request.then(() => (isAnswered = true))
  await expect.poll(() => isWaiting || isAnswered).toBe(true)
}

test('while the first is under way, a duplicate is refused', async () => {
  const key = randomUUID()
  const first = send(key, { mode: 'wait' })
  await underWay(first)
  const duplicate = await send(key, { mode: 'wait' })
  expect(duplicate.json<ErrorBody>().code).toBe('IDEMPOTENCY_IN_FLIGHT')
  expect(duplicate.headers['retry-after']).toBe('1')
  release()
  expect((await first).statusCode).toBe(201)
  expect((await send(key, { mode: 'wait' })).headers['idempotent-replayed']).toBe('true')
})

test('a refusal is remembered', async () => {
  const key = randomUUID()
  const first = await send(key, { mode: 'refuse' })
  const before = runs
  const again = await send(key, { mode: 'refuse' })
  expect(first.statusCode).toBe(409)
  expect(again.json()).toEqual(first.json())
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(runs).toBe(before)
})

test.each([
  ['break', 500],
  ['throttle', 429],
])('an answer of %s frees the key', async (mode, status) => {
  const key = randomUUID()
  expect((await send(key, { mode })).statusCode).toBe(status)
  const before = runs
  expect((await send(key, { mode })).statusCode).toBe(status)
  expect(runs).toBe(before + 1)
})

test('a key left by a process that died never acts again', async () => {
  const key = randomUUID()
  const lost = send(key, { mode: 'wait' })
  await underWay(lost)
  expect((await send(key, { mode: 'wait' })).json()).toMatchObject({
    code: 'IDEMPOTENCY_IN_FLIGHT',
  })
  clock.advance(2 * 60_000 + 1)
  const before = runs
  const retried = await send(key, { mode: 'wait' })
  expect(retried.statusCode).toBe(409)
  expect(retried.json()).toMatchObject({ code: 'IDEMPOTENCY_INTERRUPTED' })
  expect(runs).toBe(before)
  // The slow request finishes after all, and its answer is stored.
  release()
  const answer = await lost
  expect((await send(key, { mode: 'wait' })).json()).toEqual(answer.json())
})

test.each(['', 'x'.repeat(129), ' lead', 'ümlaut', 'tab\there'])('%j is no key', async (key) => {
  const response = await send(key, { mode: 'work' })
  expect(response.statusCode).toBe(400)
})

test.each(['x', 'x'.repeat(128), 'with space inside', '~!@#$%^&*()'])(
  '%j is a key',
  async (key) => {
    expect((await send(key, { mode: 'work' })).statusCode).toBe(201)
  },
)
