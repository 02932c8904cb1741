import { afterEach, describe, expect, test, vi } from 'vitest'
import { setTimeZone } from '../../lib/kept/preferences.ts'
import { areDays, weightBetween } from './time-axis.ts'

const [hour, day] = [3600, 86_400]
/** The library's weights of marks. */
const [anHour, threeHours, aDay, aMonth, aYear] = [30, 31, 50, 60, 70]

afterEach(() => {
  vi.unstubAllEnvs()
  setTimeZone('local')
})

/** The hours of `from`…`to`, epoch seconds, at which a day or more begins, in local time. */
function dayMarks(from: string, to: string): string[] {
  const [begin, end] = [Date.parse(from) / 1000, Date.parse(to) / 1000]
  const marks: string[] = []
  for (let at = begin; at <= end; at += hour / 2) {
    if (weightBetween(at - hour / 2, at) >= aDay) {
      const wall = new Date(at * 1000)
      marks.push(`${wall.getDate()} ${wall.getHours()}:${wall.getMinutes()}`)
    }
  }
  return marks
}

describe.each([
  ['America/Los_Angeles', '2026-11-19T00:00:00Z', '2026-11-22T00:00:00Z'],
  ['Asia/Kolkata', '2026-11-18T18:00:00Z', '2026-11-21T12:00:00Z'],
  ['UTC', '2026-11-18T23:00:00Z', '2026-11-21T22:00:00Z'],
])('%s', (zone, from, to) => {
  test('a day begins at midnight', () => {
    vi.stubEnv('TZ', zone)
    expect(dayMarks(from, to)).toEqual(['19 0:0', '20 0:0', '21 0:0'])
  })
})

test('a day begins at midnight where quarters of an hour lie between zones', () => {
  vi.stubEnv('TZ', 'Pacific/Chatham')
  const midnight = new Date(2026, 10, 20).getTime() / 1000
  expect(weightBetween(midnight - 60, midnight)).toBe(aDay)
  expect(weightBetween(midnight, midnight + 900)).toBeLessThan(anHour)
})

test('the days of 23 and of 25 hours begin once, and at midnight', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  expect(dayMarks('2026-03-07T20:00:00Z', '2026-03-10T02:00:00Z')).toEqual(['8 0:0', '9 0:0'])
  expect(dayMarks('2026-10-31T20:00:00Z', '2026-11-03T02:00:00Z')).toEqual(['1 0:0', '2 0:0'])
  const left = Date.parse('2026-03-08T10:00:00Z') / 1000
  expect(weightBetween(left - hour, left)).toBe(threeHours)
})

test('months and years begin in the viewer’s zone, or in UTC for who chose it', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata')
  const newYear = new Date(2026, 0, 1).getTime() / 1000
  const november = new Date(2026, 10, 1).getTime() / 1000
  expect(weightBetween(newYear - 60, newYear)).toBe(aYear)
  expect(weightBetween(november - 60, november)).toBe(aMonth)
  setTimeZone('utc')
  expect(weightBetween(newYear - 60, newYear)).toBeLessThan(aDay)
  const utcYear = Date.UTC(2026, 0, 1) / 1000
  expect(weightBetween(utcYear - 60, utcYear)).toBe(aYear)
})

test('bars of whole days are told from others, and are days of UTC in every zone', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  const monday = Date.UTC(2026, 10, 30) / 1000
  expect(areDays([monday, monday + day, monday + 2 * day])).toBe(true)
  expect(areDays([monday, monday + hour])).toBe(false)
  expect(areDays([monday])).toBe(false)
  expect(weightBetween(monday, monday + day, 'UTC')).toBe(aMonth)
  expect(weightBetween(monday, monday + day)).toBe(aDay)
})
