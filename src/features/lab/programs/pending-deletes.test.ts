import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPendingDeletes } from './pending-deletes.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const mine = { id: 7, name: 'Mine' }
const ids = (pending: ReturnType<typeof createPendingDeletes>) =>
  pending.list().map(({ id, isSent }) => [id, isSent])

test('what is undone in time is never sent', async () => {
  const pending = createPendingDeletes(8_000)
  const send = vi.fn(async () => undefined)
  pending.add(mine, send, () => undefined)
  await vi.advanceTimersByTimeAsync(7_999)
  expect(ids(pending)).toEqual([[7, false]])
  pending.undo(7)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([send.mock.calls.length, ids(pending)]).toEqual([0, []])
})

test('it is sent once, cannot be undone then, and leaves the list when it is done', async () => {
  const pending = createPendingDeletes(8_000)
  let finish = (): void => undefined
  const send = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  pending.add(mine, send, () => undefined)
  pending.add(mine, send, () => undefined)
  await vi.advanceTimersByTimeAsync(8_000)
  pending.undo(7)
  expect(ids(pending)).toEqual([[7, true]])
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect([send.mock.calls.length, ids(pending)]).toEqual([1, []])
})

test('a refusal is told, and the program is back', async () => {
  const pending = createPendingDeletes(8_000)
  const failed = vi.fn()
  const refusal = new Error('it is bound to a trader')
  pending.add(mine, () => Promise.reject(refusal), failed)
  await vi.advanceTimersByTimeAsync(8_000)
  expect([failed.mock.calls, ids(pending)]).toEqual([[[refusal]], []])
})
