import { expect, test } from 'vitest'
import { exactUsdc, readAmount, shareOf } from './amount.ts'

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
  ['+5', '5'],
  ['１００', '100'],
  ['٣', '3'],
])('reads %s', (text, value) => expect(readAmount(text, bounds)).toEqual({ value }))

test.each([
  ['-1', 'Must be more than 0'],
  ['1e309', '“e” is not understood. Write it like 1000 or 12.50'],
  ['1.2.3', '“1.2.3” cannot be read as a number. Write it like 1000 or 12.50'],
  ['abc', '“abc” is not understood. Write it like 1000 or 12.50'],
  ['0x10', '“x” is not understood. Write it like 1000 or 12.50'],
  ['1,000', '“1,000” can be read in two ways. Which one do you mean?'],
])('takes no %s and says what is wrong', (text, error) => expect(errorOf(text)).toBe(error))

test('says what is wrong with a number', () => {
  expect(errorOf('0.0000001')).toBe('USDC has at most 6 decimals')
  expect(errorOf('0.00')).toBe('Must be more than 0')
  expect(errorOf('1000.500001')).toBe('More than the $1,000.50 in your wallet')
  expect(errorOf('9999999999999')).toBe('More than there is USDC')
  expect(errorOf('  ')).toBeNull()
})

test('a share of a balance is never more than it, to the last unit', () => {
  expect(shareOf('1000.123457', 100)).toBe('1000.123457')
  expect(shareOf('0.000003', 50)).toBe('0.000001')
  expect(shareOf('333.333333', 25)).toBe('83.333333')
})

test.each([
  ['12.5', '$12.50'],
  ['0.000001', '$0.000001'],
  ['5.0000019', '$5.000001'],
  // Not "$1.234", which many read as more than a thousand.
  ['1.234', '$1.2340'],
])('%s is shown to the last unit, and in one way only: %s', (amount, text) => {
  expect(exactUsdc(amount)).toBe(text)
})
