import { expect, test } from 'vitest'
import { ApiError } from '../../../contract/http/api-error.ts'
import type { Call, CallOptions, Viewer } from '../../../contract/client.ts'
import { rotateTradingKey } from '../../../contract/people/auth.ts'
import { isInDoubt } from '../../lib/doubt.ts'
import { act, type ActPort, type ActTimings } from './act.ts'

const viewer: Viewer = { address: '0x00000000000000000000000000000000000000a1', token: 'a' }
const timings: ActTimings = { sendWithinMs: 40, marginMs: 20, lookEveryMs: 5, lookForMs: 120 }

type Answer = (options: CallOptions, attempt: number) => Promise<unknown>

/** A fake server or connection instead of the network; the clock is the machine's. */
function world(answer: Answer, more: Partial<ActPort> = {}) {
  const seen: CallOptions[] = []
  const call = ((_viewer, _endpoint, _input, options = {}) => {
    seen.push(options)
    return answer(options, seen.length)
  }) as Call
  const port: ActPort = { call, canSend: async () => true, now: Date.now, ...more }
  const run = () => act(viewer, rotateTradingKey, {}, 'key', { port, timings })
  return { seen, run }
}

const refusal = (code: ApiError['code'], status: number) => new ApiError(code, code, { status })
const lost = () => Promise.reject(new ApiError('NETWORK', 'No answer'))
const never = () => new Promise<never>(() => undefined)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  )

test('sends nothing from a device that cannot send', async () => {
  const { seen, run } = world(async () => 'done', { canSend: async () => false })
  expect(await codeOf(run())).toBe('NOT_SENT')
  expect(seen).toEqual([])
})

test('an answer and a refusal are passed on, with one request and its deadline', async () => {
  const done = world(async () => 'done')
  expect(await done.run()).toBe('done')
  expect(done.seen[0]).toMatchObject({ idempotencyKey: 'key' })
  expect(done.seen[0]?.deadline).toBeGreaterThan(Date.now())
  const refused = world(() => Promise.reject(refusal('SESSION_RUNNING', 409)))
  expect(await codeOf(refused.run())).toBe('SESSION_RUNNING')
  expect([done.seen.length, refused.seen.length]).toEqual([1, 1])
})

test('a lost answer is asked for under the same key, with a deadline that acts on nothing', async () => {
  const { seen, run } = world((_options, attempt) => {
    if (attempt === 1) return lost()
    expect(isInDoubt()).toBe(true)
    return attempt === 2
      ? Promise.reject(refusal('IDEMPOTENCY_IN_FLIGHT', 409))
      : Promise.resolve('done')
  })
  expect(await run()).toBe('done')
  expect(seen.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['key', 'key', 'key'])
  expect(seen.slice(1).map(({ deadline }) => deadline)).toEqual([0, 0])
  expect(isInDoubt()).toBe(false)
})

test('not done is said only when the lost request can no longer arrive in time', async () => {
  const begun = Date.now()
  const { run } = world(({ deadline }) =>
    deadline === 0 ? Promise.reject(refusal('REQUEST_EXPIRED', 412)) : lost(),
  )
  expect(await codeOf(run())).toBe('REQUEST_EXPIRED')
  expect(Date.now() - begun).toBeGreaterThan(timings.sendWithinMs + timings.marginMs)
})

test('a request that hangs is asked about, and its own answer still counts', async () => {
  const hanging = world(({ deadline }) => (deadline === 0 ? Promise.resolve('done') : never()))
  expect(await hanging.run()).toBe('done')
  const slow = world(({ deadline }) =>
    deadline === 0
      ? Promise.reject(refusal('IDEMPOTENCY_IN_FLIGHT', 409))
      : new Promise((resolve) => setTimeout(() => resolve('late'), 250)),
  )
  expect(await slow.run()).toBe('late')
})

test('without any answer it is said that it is not known', async () => {
  expect(await codeOf(world(lost).run())).toBe('NO_ANSWER')
  expect(isInDoubt()).toBe(false)
})

test('half an answer and a page of a proxy count as none', async () => {
  for (const error of [refusal('UNREADABLE', 200), refusal('UNKNOWN', 502)]) {
    const { run } = world((_options, attempt) =>
      attempt === 1 ? Promise.reject(error) : Promise.resolve('done'),
    )
    expect(await run()).toBe('done')
  }
})

test('a server that knows no deadlines is asked once, and a lost answer is named', async () => {
  const { seen, run } = world(lost, { now: () => null })
  expect(await codeOf(run())).toBe('NO_ANSWER')
  expect(seen).toEqual([{ idempotencyKey: 'key' }])
})
