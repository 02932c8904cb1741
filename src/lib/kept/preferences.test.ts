// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { formatMoney, formatNumber } from '../numbers/format.ts'
import { readTypedNumber } from '../numbers/typed-number.ts'
import {
  getNumberFormat,
  getTimeZone,
  numberFormats,
  onPreferencesChange,
  setNumberFormat,
  setTimeZone,
} from './preferences.ts'
import { formatClock, formatDateTime, startOfDay } from '../time.ts'

afterEach(() => {
  setNumberFormat('comma')
  setTimeZone('local')
})

test('thousands are told apart as the viewer likes', () => {
  const shown = numberFormats.map((format) => {
    setNumberFormat(format)
    return formatMoney('-1234567.5')
  })
  expect(shown).toEqual([
    '−$1,234,567.50',
    '−$1\u202f234\u202f567.50',
    '−$1’234’567.50',
    '−$1234567.50',
  ])
})

test.each(numberFormats)(
  'what is shown with the format "%s" can be typed into a field',
  (format) => {
    setNumberFormat(format)
    expect(readTypedNumber(formatNumber('1234567.25'))).toEqual({
      is: 'number',
      value: '1234567.25',
    })
  },
)

test('times are told in UTC when the viewer wants that', () => {
  const at = Date.UTC(2026, 10, 21, 14, 3, 22)
  setTimeZone('utc')
  expect([formatClock(at), formatDateTime(at)]).toEqual(['14:03:22', '21 Nov, 14:03'])
  expect(startOfDay(at)).toBe(Date.UTC(2026, 10, 21))
})

test('a choice is kept in the browser and told to who listens', () => {
  let told = 0
  const leave = onPreferencesChange(() => (told += 1))
  setTimeZone('utc')
  setNumberFormat('plain')
  leave()
  setTimeZone('local')
  expect(told).toBe(2)
  expect([getTimeZone(), getNumberFormat()]).toEqual(['local', 'plain'])
  expect(localStorage.getItem('alura.number-format')).toBe('plain')
})
