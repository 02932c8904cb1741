import { expect, test } from 'vitest'
import { add } from '../../../../../contract/decimal.ts'
import { ledgerTerms } from './ledger-terms.ts'

test('the terms shown add up to the sum shown', () => {
  const books = {
    at: 1,
    opening: '0',
    deposits: '1000',
    withdrawals: '101',
    sent: '50.5',
    rewards: '3',
    other: '-2',
    elsewhere: '1.5',
    realized: '12.25',
    fees: '1.75',
    funding: '-0.5',
    unrealized: '4',
    expected: '865',
    equity: '865',
    difference: '0',
  }
  const terms = ledgerTerms(books)
  const parts = terms.filter(({ isSum }) => !isSum).map(({ value }) => value)
  expect(add(0, ...parts)).toBe(books.expected)
  expect(terms.filter(({ isSum }) => isSum).map(({ value }) => value)).toEqual(['865', '865', '0'])
})
