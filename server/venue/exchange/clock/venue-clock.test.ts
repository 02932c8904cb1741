import { expect, test } from 'vitest'
import { timeOf, venueClock } from './venue-clock.ts'

function make() {
  let now = 1_000_000
  const clock = venueClock(() => now)
  /** An answer that took `trip` milliseconds, from an exchange whose clock is ahead by `skew`. */
  const answer = (skew: number, trip = 100) => {
    const asked = now
    now += trip
    return clock.hear(asked + trip / 2 + skew, asked, now)
  }
  return { clock, answer, now: () => now }
}

test('goes by the exchange’s time where the two differ, ahead or behind', () => {
  for (const skew of [15_000, -15_000]) {
    const { clock, answer, now } = make()
    expect(clock.skewMs()).toBeNull()
    expect(answer(skew)).toBe(true)
    expect(clock()).toBe(now() + skew)
    expect(clock.skewMs()).toBe(skew)
    expect(clock.local()).toBe(now())
  }
})

test('leaves a clock alone that is nearly right, and does not follow every answer', () => {
  const { clock, answer, now } = make()
  expect([answer(300), answer(-600), answer(900)]).toEqual([false, false, false])
  expect(clock()).toBe(now())
  answer(4_000)
  expect(answer(4_100)).toBe(true)
  expect(answer(4_700)).toBe(false)
  expect(clock()).toBe(now() + 4_100)
})

test('one odd answer, a slow one or an absurd one moves nothing', () => {
  const { clock, answer, now } = make()
  answer(15_000)
  expect(answer(-2_000)).toBe(false)
  expect(answer(0, 9_000)).toBe(false)
  expect(clock.hear(Date.now() * 1_000, now(), now())).toBe(false)
  expect(clock()).toBe(now() + 15_000)
})

test('is itself again once the machine’s clock has been set right', () => {
  const { clock, answer, now } = make()
  answer(15_000)
  answer(0)
  expect(answer(10)).toBe(true)
  expect(clock()).toBe(now())
})

test('reads the time of answers that are of this moment, and of no other', () => {
  expect(timeOf({ time: 5, specialStatuses: null })).toBe(5)
  expect(timeOf({ time: 6, marginSummary: {} })).toBe(6)
  expect(timeOf({ time: 7, levels: [] })).toBeUndefined()
  expect(timeOf([{ time: 8 }])).toBeUndefined()
  expect(timeOf({ time: 'x', marginSummary: {} })).toBeUndefined()
})
