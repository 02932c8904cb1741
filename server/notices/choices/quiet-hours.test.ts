import { expect, test } from 'vitest'
import { endOfQuiet, isZone } from './quiet-hours.ts'

const night = { from: '22:30', to: '07:00', zone: 'Europe/Berlin' }
const at = (iso: string) => Date.parse(iso)
const endAt = (iso: string, quiet = night) => {
  const end = endOfQuiet(quiet, at(iso))
  return end === null ? null : new Date(end).toISOString().slice(0, 16)
}

test.each([
  // Berlin is an hour ahead in winter.
  ['2026-01-10T21:29:59Z', null],
  ['2026-01-10T21:30:00Z', '2026-01-11T06:00'],
  ['2026-01-10T23:59:30Z', '2026-01-11T06:00'],
  ['2026-01-11T05:59:59Z', '2026-01-11T06:00'],
  ['2026-01-11T06:00:00Z', null],
  // The night in which the clock goes forward has an hour less, that in which it goes back one more.
  ['2026-03-28T22:00:00Z', '2026-03-29T05:00'],
  ['2026-10-24T21:00:00Z', '2026-10-25T06:00'],
])('a night that goes past midnight: %s is quiet until %s', (now, end) => {
  expect(endAt(now)).toBe(end)
})

test('hours within a day, and none', () => {
  const noon = { from: '12:00', to: '13:15', zone: 'Asia/Kolkata' }
  expect(endAt('2026-05-01T06:30:00Z', noon)).toBe('2026-05-01T07:45')
  expect(endAt('2026-05-01T07:45:00Z', noon)).toBeNull()
  expect(endOfQuiet(null, at('2026-01-10T23:00:00Z'))).toBeNull()
})

test('knows which zones there are', () => {
  expect(['Europe/Berlin', 'UTC', 'America/New_York'].map(isZone)).toEqual([true, true, true])
  expect(['Mars/Olympus', '<b>', ''].map(isZone)).toEqual([false, false, false])
})
