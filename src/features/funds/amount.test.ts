import { expect, test } from 'vitest'
import { readAmount, shareOf } from './amount.ts'

const bounds = { available: '1000.5', where: 'in your wallet' }
const errorOf = (text: string) => {
  const read = readAmount(text, bounds)
  return read.value === null ? read.error : 'none'
}

test.each([
  ['25', '25'],
  ['12.50', '12.50'],
  ['0.000001', '0.000001'],
  ['1,000.5', '1000.5'],
  [' $10 ', '10'],
])('reads %s', (text, value) => expect(readAmount(text, bounds)).toEqual({ value }))

test.each(['-1', '1e309', '１００', '1.2.3', 'abc', '+5', '0x10', '٣'])('takes no %s', (text) => {
  expect(errorOf(text)).toBe('Enter an amount like 25 or 12.50')
})

test('says what is wrong with a number', () => {
  expect(errorOf('0.0000001')).toBe('USDC has at most 6 decimals')
  expect(errorOf('0.00')).toBe('More than 0')
  expect(errorOf('1000.500001')).toBe('More than the $1,000.50 in your wallet')
  expect(errorOf('9999999999999')).toBe('More than there is USDC')
  expect(errorOf('  ')).toBeNull()
})

test('a share of a balance is never more than it, to the last unit', () => {
  expect(shareOf('1000.123457', 100)).toBe('1000.123457')
  expect(shareOf('0.000003', 50)).toBe('0.000001')
  expect(shareOf('333.333333', 25)).toBe('83.333333')
})
