import { expect, test } from 'vitest'
import { standingOf } from './code-standing.ts'

const unasked = { code: undefined, answer: undefined, hasFailed: false }
const answered = (valid: boolean, available: boolean) => ({
  code: 'FRIEND1',
  answer: { valid, available },
  hasFailed: false,
})

test.each([
  ['', { status: 'empty' }],
  ['   ', { status: 'empty' }],
  ['abc', { status: 'invalid', message: 'At least 4 characters' }],
  ['A'.repeat(21), { status: 'invalid', message: 'At most 20 characters' }],
  ['my code', { status: 'invalid', message: 'Letters A–Z and digits only' }],
  ['straße', { status: 'invalid', message: 'Letters A–Z and digits only' }],
  ['friend1', { status: 'checking' }],
])('before anything is asked, %j is %j', (text, standing) => {
  expect(standingOf(text, unasked)).toEqual(standing)
})

test('says what the server said about this very code', () => {
  expect(standingOf(' friend1', answered(false, true))).toEqual({ status: 'free' })
  expect(standingOf('FRIEND1', answered(true, false))).toEqual({ status: 'taken' })
  expect(standingOf('FRIEND1', answered(false, false))).toEqual({ status: 'reserved' })
  expect(standingOf('FRIEND12', answered(false, true))).toEqual({ status: 'checking' })
})

test('a check that failed stops nobody', () => {
  const failed = { code: 'FRIEND1', answer: undefined, hasFailed: true }
  expect(standingOf('friend1', failed)).toEqual({ status: 'unchecked' })
})
