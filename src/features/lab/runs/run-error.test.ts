import { expect, test } from 'vitest'
import { ApiError } from '../../../api/errors.ts'
import { runErrorWords, startErrorWords } from './run-error.ts'

const told = (message: string, line: number | null = null) =>
  runErrorWords({ message, line, column: null })

test('says since when there are candles', () => {
  expect(told('The first 1h candle of BTC there is: 2025-03-01T00:00:00.000Z').text).toContain(
    'The first 1h candle of BTC there is: 1 Mar 2025 UTC',
  )
  expect(told('The first 1m candle of XYZ there is: none').title).toBe(
    'There are no 1m candles of XYZ',
  )
})

test('says that a restart ended it, and otherwise what the server says', () => {
  expect(told('It was begun twice and never ended').title).toContain('restarted')
  expect(told('no luck', 3).text).toBe('Line 3: no luck')
  expect(told('Something broke on the server').text).toBe('Something broke on the server')
})

test('a refusal of one more run says what to wait for', () => {
  const many = '10 of your backtests wait or run: wait for one, or cancel it'
  expect(startErrorWords(new ApiError('RATE_LIMITED', many))).toBe(`${many}.`)
  expect(startErrorWords(new ApiError('RATE_LIMITED', 'Too many requests'))).toContain(
    'Too many requests',
  )
})

test('what is wrong with the program is told without the name of a field', () => {
  const message = 'The program did not answer in time and was ended'
  const refused = new ApiError('VALIDATION_FAILED', `program_id: ${message}`, {
    details: [{ path: 'program_id', message }],
  })
  expect(startErrorWords(refused)).toBe(`${message}.`)
})
