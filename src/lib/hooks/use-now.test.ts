// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let useNow: (everyMs?: number) => number

beforeEach(async () => {
  vi.useFakeTimers({ now: 10_300 })
  // The clock reads the time when the module is loaded.
  vi.resetModules()
  useNow = (await import('./use-now.ts')).useNow
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

test('turns on the boundary of its period, and skips none', () => {
  const seen: number[] = []
  renderHook(() => {
    seen.push(useNow(1000))
  })
  for (let second = 0; second < 5; second += 1) pass(1000)
  expect([...new Set(seen)]).toEqual([10_000, 11_000, 12_000, 13_000, 14_000, 15_000])
})

test('users of one period share a timer, which ends with the last of them', () => {
  const first = renderHook(() => useNow(1000))
  const second = renderHook(() => useNow(1000))
  expect(vi.getTimerCount()).toBe(1)
  first.unmount()
  expect(vi.getTimerCount()).toBe(1)
  second.unmount()
  expect(vi.getTimerCount()).toBe(0)
})
