import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../contract/endpoint.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
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
  output: z.object({ run: z.int() }),
  errors: [],
})

const clock = stoppedClock()
let world: TestContext
let app: FastifyInstance
let runs = 0
let hold: Promise<void> | undefined

beforeAll(async () => {
  world = await openTestContext({ clock })
  const user = await world.ctx.store.users.ensure('1', `0x${'1'.repeat(40)}`, 1)
  const verb = async () => {
    runs += 1
    await hold
    return { run: runs }
  }
  app = await buildApp(world.ctx, [viewerRoute(act, verb)], {
    authenticators: [bearerFor(() => ({ id: user.id, address: `0x${'1'.repeat(40)}` }))],
    checksOutput: true,
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

async function send(deadline: string | undefined, key?: string) {
  const response = await app.inject({
    method: 'POST',
    url: '/test/act',
    headers: {
      authorization: 'Bearer 1',
      ...(deadline !== undefined && { 'request-deadline': deadline }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  })
  return { status: response.statusCode, body: response.json<Partial<ErrorBody>>() }
}

test('a request acts until its deadline and does nothing from then on', async () => {
  const before = runs
  const deadline = String(clock() + 1)
  expect((await send(deadline)).status).toBe(200)
  clock.advance(1)
  const late = await send(deadline)
  expect(late).toMatchObject({ status: 412, body: { code: 'REQUEST_EXPIRED' } })
  expect(runs - before).toBe(1)
})

test('what was done is told after the deadline too, and what was not is never done', async () => {
  const [done, missed] = [randomUUID(), randomUUID()]
  const first = await send(String(clock() + 1000), done)
  const before = runs
  expect(await send('0', done)).toEqual(first)
  expect((await send('0', missed)).status).toBe(412)
  expect((await send('0', missed)).status).toBe(412)
  expect(runs).toBe(before)
  expect((await send(undefined, missed)).status).toBe(200)
})

test('while the first is under way its question is told so', async () => {
  const key = randomUUID()
  let release = (): void => {}
  hold = new Promise((resolve) => (release = resolve))
  const before = runs
  const first = send(String(clock() + 1000), key)
  await expect.poll(() => runs).toBe(before + 1)
  expect((await send('0', key)).body.code).toBe('IDEMPOTENCY_IN_FLIGHT')
  release()
  hold = undefined
  expect((await first).status).toBe(200)
})

test.each(['', 'soon', '-1', '1.5'])('%j is no deadline', async (deadline) => {
  expect((await send(deadline)).body.code).toBe('VALIDATION_FAILED')
})
