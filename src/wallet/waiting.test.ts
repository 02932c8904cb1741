import { expect, test, vi } from 'vitest'
import { isWaiting, onWaitingChange, stopWaiting, untilAnswered } from './waiting.ts'

test('passes the answer on, and a refusal as it was', async () => {
  const told = vi.fn()
  const leave = onWaitingChange(told)
  const answer = untilAnswered(Promise.resolve('0x1'))
  expect(isWaiting()).toBe(true)
  await expect(answer).resolves.toBe('0x1')
  const no = new Error('no')
  await expect(untilAnswered(Promise.reject(no))).rejects.toBe(no)
  expect(isWaiting()).toBe(false)
  expect(told).toHaveBeenCalledTimes(4)
  leave()
})

test('a wallet that never answers is waited for until the person stops', async () => {
  const first = untilAnswered(new Promise(() => {}))
  const second = untilAnswered(new Promise(() => {}))
  stopWaiting()
  await expect(first).rejects.toMatchObject({ trouble: 'abandoned' })
  await expect(second).rejects.toMatchObject({ trouble: 'abandoned' })
  expect(isWaiting()).toBe(false)
})
