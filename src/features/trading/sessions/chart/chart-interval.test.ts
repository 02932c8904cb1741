import { expect, test } from 'vitest'
import { sampleSession } from '../../../../testing/sample-session.ts'
import { finestInterval, usualInterval } from './chart-interval.ts'

const hour = 3_600_000

test('the finest interval is taken that holds the stretch in so many bars', () => {
  expect(finestInterval(hour)).toBe('1m')
  expect(finestInterval(20 * hour)).toBe('5m')
  expect(finestInterval(400 * 24 * hour)).toBe('1d')
  expect(finestInterval(hour, 30)).toBe('5m')
})

test('a session that is over is looked at by its own length, a running one by its age', () => {
  const over = sampleSession({ startedAt: 0, endedAt: hour })
  expect(usualInterval(over, 1_000 * hour)).toBe('1m')
  expect(usualInterval({ ...over, endedAt: null }, 20 * hour)).toBe('5m')
})
