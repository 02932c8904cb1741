import { expect, test } from 'vitest'
import {
  dateTimeStyle,
  formatAge,
  formatAgo,
  formatClock,
  formatCountdown,
  formatDateTime,
  formatDuration,
  formatFullDateTime,
} from './time.ts'

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]

test.each([
  [400, 'now'],
  [12 * second, '12 s'],
  [119 * second, '1 min'],
  [3 * hour, '3 h'],
  [47 * hour, '47 h'],
  [5 * day, '5 d'],
])('an age of %d ms reads %s', (ms, text) => {
  expect(formatAge(ms)).toBe(text)
})

test('a time in the future is just now', () => {
  expect(formatAgo(5000, 1000)).toBe('just now')
  expect(formatAgo(1000, 61_000)).toBe('1 min ago')
})

test.each([
  [-1, '0 s'],
  [45 * second, '45 s'],
  [4 * minute + 5 * second, '4 m 5 s'],
  [14 * minute + 30 * second, '14 m'],
  [2 * hour + 14 * minute, '2 h 14 m'],
  [24 * hour, '24 h'],
  [3 * day + 4 * hour, '3 d 4 h'],
])('a duration of %d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test.each([
  [-5, '00:00'],
  [1, '00:01'],
  [4 * minute + 5 * second, '04:05'],
  [59 * minute + 59 * second + 1, '1:00:00'],
  [23 * hour + 4 * minute, '23:04:00'],
])('%d ms left reads %s', (ms, text) => {
  expect(formatCountdown(ms)).toBe(text)
})

test('clock times are told in the zone asked for', () => {
  const at = Date.UTC(2026, 10, 21, 14, 3, 22)
  expect(formatClock(at, 'UTC')).toBe('14:03:22')
  expect(formatClock(at, 'Asia/Tokyo')).toBe('23:03:22')
  expect(formatDateTime(at, 'UTC')).toBe('21 Nov, 14:03')
})

test('times of one year are told without it, of several with it', () => {
  const [first, last] = [Date.UTC(2025, 11, 31, 22), Date.UTC(2026, 0, 1, 3, 5)]
  expect(dateTimeStyle(first, last, 'UTC')(last, 'UTC')).toBe('1 Jan 2026, 03:05')
  expect(dateTimeStyle(first, first + hour, 'UTC')).toBe(formatDateTime)
  expect(dateTimeStyle(first, last, 'Asia/Tokyo')).toBe(formatDateTime)
  expect(formatFullDateTime(first, 'Asia/Tokyo')).toBe('1 Jan 2026, 07:00')
})
