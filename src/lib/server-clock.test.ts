import { expect, test } from 'vitest'
import { createServerClock } from './server-clock.ts'

const minute = 60_000
const start = 1_800_000_000_000

/** A device whose clock is ahead of the server's, and a server that answers after `travel` ms in each direction. */
function world(ahead: number) {
  let [real, asleep, set] = [start, 0, 0]
  const clock = createServerClock({
    wall: () => real + ahead + set,
    steady: () => real - start - asleep,
  })
  return {
    clock,
    real: () => real,
    pass: (ms: number) => (real += ms),
    sleep: (ms: number) => {
      real += ms
      asleep += ms
    },
    setDevice: (ms: number) => (set += ms),
    answer: (travel = 40) => {
      const sent = clock.steady()
      real += travel
      const date = Math.floor(real / 1000) * 1000
      real += travel
      clock.hear({ sent, received: clock.steady() }, date)
    },
  }
}

test.each([10 * minute, -10 * minute, 26 * 60 * minute])(
  'a device that is %d ms ahead goes by the server',
  (ahead) => {
    const { clock, real, answer, pass } = world(ahead)
    expect(clock.deviceAhead()).toBeNull()
    answer()
    expect(Math.abs(clock.now() - real())).toBeLessThanOrEqual(1_330)
    for (let i = 0; i < 20; i += 1) {
      pass(4_170)
      answer()
    }
    expect(Math.abs(clock.now() - real())).toBeLessThan(650)
    expect(Math.abs((clock.deviceAhead() ?? 0) - ahead)).toBeLessThan(650)
  },
)

test('a device that is right is left alone, and no answer makes the time jump', () => {
  const { clock, real, answer, pass } = world(0)
  for (let i = 0; i < 50; i += 1) {
    pass(3_210)
    answer(i % 7 === 0 ? 900 : 15)
    expect(clock.now()).toBe(real())
  }
})

test('a clock that is set while the page is open moves nothing', () => {
  const { clock, real, answer, pass, setDevice } = world(0)
  answer()
  setDevice(10 * minute)
  expect(clock.now()).toBe(real())
  expect(clock.isUnsure()).toBe(true)
  pass(1_000)
  answer()
  expect(Math.abs(clock.now() - real())).toBeLessThanOrEqual(1_330)
  expect(clock.isUnsure()).toBe(false)
  expect(clock.deviceAhead()).toBeGreaterThan(9 * minute)
})

test('after a sleep it may be as late as the device says, and the first answer tells', () => {
  const { clock, real, answer, sleep } = world(0)
  answer()
  sleep(8 * 60 * minute)
  expect(clock.latest()).toBe(real())
  answer()
  expect(Math.abs(clock.now() - real())).toBeLessThanOrEqual(1_330)
})

test('follows a clock that drifts away', () => {
  const { clock, real, answer, pass } = world(0)
  for (let i = 0; i < 200; i += 1) answer(20)
  pass(60 * minute)
  const { sent, received } = { sent: clock.steady(), received: clock.steady() + 30 }
  clock.hear({ sent, received }, Math.floor((real() + 5_000) / 1000) * 1000)
  expect(clock.now() - real()).toBeGreaterThan(3_000)
})

test('reads what another part noted by the device’s clock', () => {
  const { clock, real, answer } = world(10 * minute)
  answer()
  const noted = real() + 10 * minute - 5_000
  expect(Math.abs(clock.ofDevice(noted) - (real() - 5_000))).toBeLessThanOrEqual(1_330)
})
