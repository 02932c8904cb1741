import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exactPlaces,
  formatCompact,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPrice,
  formatSize,
  pricePlaces,
  shortAddress,
} from './format.ts'

describe('money', () => {
  test.each([
    ['0', '$0.00'],
    ['1234.56', '$1,234.56'],
    ['-0.8', '−$0.80'],
    ['1234567890123456789.995', '$1,234,567,890,123,456,790.00'],
    ['999.995', '$1,000.00'],
  ])('%s reads %s', (value, text) => {
    expect(formatMoney(value)).toBe(text)
  })

  test('has a plus only when signed and above zero', () => {
    expect(formatMoney('12', { signed: true })).toBe('+$12.00')
    expect(formatMoney('0', { signed: true })).toBe('$0.00')
    expect(formatMoney('-12', { signed: true })).toBe('−$12.00')
  })

  test('that rounds to zero has no sign', () => {
    expect(formatMoney('-0.004', { signed: true })).toBe('$0.00')
    expect(formatMoney('0.004', { signed: true })).toBe('$0.00')
  })

  test('is shortened from ten thousand on when compact', () => {
    const compact = (value: string) => formatMoney(value, { compact: true })
    expect(compact('9994.99')).toBe('$9,994.99')
    expect(compact('12345')).toBe('$12.3K')
    expect(compact('-123456')).toBe('−$123K')
    expect(compact('2480112.4')).toBe('$2.48M')
    expect(compact('999999')).toBe('$1.00M')
    expect(compact('7000000000')).toBe('$7.00B')
  })

  test('keeps every digit of any amount, which a float would not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (cents) => {
        const whole = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
        expect(formatMoney(whole).replace(/[$,]/g, '')).toBe(whole)
      }),
    )
  })
})

test('percent takes points and keeps its places', () => {
  expect(formatPercent(4.1, { signed: true })).toBe('+4.10%')
  expect(formatPercent('-3')).toBe('−3.00%')
  expect(formatPercent(41, { places: 0 })).toBe('41%')
})

test('a price shows five significant figures, and one decimal at least', () => {
  expect(formatPrice('97123.5')).toBe('97,123.5')
  expect(formatPrice('3381.24')).toBe('3,381.2')
  expect(formatPrice('184.218')).toBe('184.22')
  expect(formatPrice('0.123456')).toBe('0.12346')
  expect(formatPrice('0')).toBe('0.00')
  expect(pricePlaces('0.00001234')).toBe(9)
  expect(formatPrice('0.0000001234')).toBe('0.00000012340')
  expect(formatPrice('0.00012345')).toBe('0.00012345')
})

test('a price of a market keeps the places it is given', () => {
  expect(formatPrice('99.9', 1)).toBe('99.9')
  expect(formatPrice('100', 1)).toBe('100.0')
})

test('a size is as exact as given unless the market says', () => {
  expect(formatSize('0.00123')).toBe('0.00123')
  expect(formatSize('1200')).toBe('1,200')
  expect(formatSize('0.5', 5)).toBe('0.50000')
})

test('a volume is short', () => {
  expect(formatCompact('5.734')).toBe('5.73')
  expect(formatCompact('48211')).toBe('48.2K')
})

test('digits are grouped in the whole part only', () => {
  expect(formatNumber('1234.56789', { places: 5 })).toBe('1,234.56789')
})

test('an address is shortened in the middle', () => {
  expect(shortAddress('0x6C1eA2D0bC7cE1C2f5C1bA4D3e2F1a0B9c8D9f03')).toBe('0x6C1e…9f03')
})

test.each([
  ['12', 2],
  ['12.5', 2],
  ['0.000001', 6],
  ['1.2300', 2],
  // "1.234" is more than a thousand to many.
  ['1.234', 4],
  ['0.234', 3],
])('%s is exact, and read in one way only, with %d decimals', (value, places) => {
  expect(exactPlaces(value)).toBe(places)
})

test.each([
  ['0.0000001', '0.00000010000'],
  ['0.00000012345', '0.00000012345'],
  ['0.0000042', '0.0000042000'],
  ['0.000012', '0.000012000'],
])('a price of %s keeps five digits: %s', (price, text) => {
  expect(formatPrice(price)).toBe(text)
})
