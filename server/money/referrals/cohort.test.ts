import { expect, test } from 'vitest'
import { cohortYearOf, endOfYear, monthOf, ratePctOf } from './cohort.ts'

const at = (text: string) => Date.parse(text)

test.each([
  ['2024-06-01T12:00:00.000Z', '2024-06-01T12:00:00.000Z', 1],
  ['2024-06-01T12:00:00.000Z', '2025-06-01T11:59:59.999Z', 1],
  ['2024-06-01T12:00:00.000Z', '2025-06-01T12:00:00.000Z', 2],
  ['2024-06-01T12:00:00.000Z', '2026-06-01T11:59:59.999Z', 2],
  ['2024-06-01T12:00:00.000Z', '2026-06-01T12:00:00.000Z', 3],
  ['2024-06-01T12:00:00.000Z', '2027-06-01T12:00:00.000Z', 4],
  ['2024-06-01T12:00:00.000Z', '2057-06-01T12:00:00.000Z', 4],
  // A programme that began on a leap day has an anniversary every year.
  ['2024-02-29T00:00:00.000Z', '2025-02-28T23:59:59.999Z', 1],
  ['2024-02-29T00:00:00.000Z', '2025-03-01T00:00:00.000Z', 2],
  ['2024-02-29T00:00:00.000Z', '2027-03-01T00:00:00.000Z', 4],
  // A clock that is behind the one that stored the first account.
  ['2024-06-01T12:00:00.000Z', '2024-05-31T00:00:00.000Z', 1],
])('of a programme that began at %s, %s is in year %i', (began, now, year) => {
  expect(cohortYearOf(at(began), at(now))).toBe(year)
})

test('a year ends when the next begins, and the last never', () => {
  const began = at('2024-02-29T08:00:00.000Z')
  expect([1, 2, 3, 4].map((year) => endOfYear(began, year))).toEqual([
    at('2025-03-01T08:00:00.000Z'),
    at('2026-03-01T08:00:00.000Z'),
    at('2027-03-01T08:00:00.000Z'),
    null,
  ])
})

test('the share halves each year, and stays', () => {
  expect([1, 2, 3, 4].map(ratePctOf)).toEqual([30, 15, 7.5, 3.25])
  expect(() => ratePctOf(5)).toThrow('cohort year')
})

test('a month is one of UTC', () => {
  expect(monthOf(at('2026-12-31T23:59:59.999Z'))).toBe('2026-12')
  expect(monthOf(at('2027-01-01T00:00:00.000Z'))).toBe('2027-01')
})
