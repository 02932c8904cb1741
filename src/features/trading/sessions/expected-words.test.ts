import { expect, test } from 'vitest'
import { intervalWords, unexpectedWords } from './expected-words.ts'

const program = { programId: 1, name: 'mine', version: 2, interval: '1h', params: {} } as const

test('says why nothing is known', () => {
  expect(unexpectedWords({ status: 'active' })).toBe('not worked out yet')
  expect(unexpectedWords({ status: 'ended' })).toBe('not known')
  expect(unexpectedWords({ status: 'active', program })).toBe('not known, a program decides')
})

test('has an interval only where there is one', () => {
  expect(intervalWords({ low: -2.99, high: 3.41 })).toBe(', between −$2.99 and +$3.41')
  expect(intervalWords({ low: null, high: null })).toBe('')
})
