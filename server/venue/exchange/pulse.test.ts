import { HttpRequestError } from '@nktkas/hyperliquid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPulse } from './pulse.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const timeout = { code: 'EXCHANGE_TIMEOUT' }

/** The error that a promise was rejected with. */
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

/** A request that the test answers itself. */
function question() {
  const later = Promise.withResolvers<string>()
  later.promise.catch(() => {})
  return { ask: () => later.promise, answer: later.resolve, fail: later.reject }
}

test('whoever waits is let go once the exchange has been silent for three seconds, and the work goes on', async () => {
  const pulse = createPulse()
  const { ask, answer } = question()
  const work = pulse.ask(ask)
  const waiting = pulse.patiently(work)
  const refused = failureOf(waiting)
  await after(2_900)
  expect(pulse.isHanging()).toBe(false)
  await after(200)
  expect(await refused).toMatchObject(timeout)
  expect(pulse.isHanging()).toBe(true)
  answer('late')
  expect(await work).toBe('late')
  expect(pulse.isHanging()).toBe(false)
})

test('a slow answer is waited for as long as the exchange speaks otherwise', async () => {
  const pulse = createPulse()
  const { ask, answer } = question()
  const waiting = pulse.patiently(pulse.ask(ask))
  for (let second = 0; second < 8; second++) {
    await after(1_000)
    pulse.beat()
  }
  answer('slow')
  expect(await waiting).toBe('slow')
})

test('an exchange of which nothing is asked does not hang', async () => {
  const pulse = createPulse()
  const { ask, answer } = question()
  const asked = pulse.ask(ask)
  answer('soon')
  await asked
  await after(60_000)
  expect(pulse.isHanging()).toBe(false)
})

test('while it hangs one question is under way, and the others fail at once', async () => {
  const pulse = createPulse()
  const [first, probe] = [question(), question()]
  const given = pulse.ask(first.ask)
  const lost = failureOf(given)
  await after(4_000)
  await expect(pulse.ask(question().ask)).rejects.toMatchObject(timeout)
  first.fail(new HttpRequestError({ detail: 'Request timed out' }))
  expect(String(await lost)).toContain('timed out')
  expect(pulse.isHanging()).toBe(true)

  const waiting = pulse.patiently(pulse.ask(probe.ask))
  await expect(pulse.ask(question().ask)).rejects.toMatchObject(timeout)
  probe.answer('back')
  expect(await waiting).toBe('back')
  expect(pulse.isHanging()).toBe(false)
})

test('while it hangs nobody waits longer than a second', async () => {
  const pulse = createPulse()
  const { ask } = question()
  void pulse.ask(ask)
  await after(4_000)
  const refused = failureOf(pulse.patiently(new Promise(() => {})))
  await after(1_000)
  expect(await refused).toMatchObject(timeout)
})

test('a refused connection is an answer: it is away, and does not hang', async () => {
  const pulse = createPulse()
  const { ask, fail } = question()
  const asked = failureOf(pulse.ask(ask))
  fail(new Error('connection refused'))
  expect(String(await asked)).toContain('refused')
  await after(10_000)
  expect(pulse.isHanging()).toBe(false)
})
