import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absolute, compare, fromNumber, multiply, subtract } from '../contract/decimal.ts'
import { roundPrice, roundSize } from './precision.ts'

const lots = fc.integer({ min: 0, max: 5 })
/** 0.000001 … 10 million, evenly distributed over the magnitudes, with more digits than any tick. */
const prices = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: -12, max: -2 }))
  .map(([digits, power]) => multiply(digits, fromNumber(10 ** power, 12)))
  .filter((price) => compare(price, '0.000001') >= 0)

/** The exchange's rule, literally: whole, or at most 5 significant figures and 6 − szDecimals decimals. */
function isOnTick(price: string, szDecimals: number): boolean {
  const [whole = '', fraction = ''] = price.split('.')
  if (fraction === '') return true
  const significant = (whole + fraction).replace(/^0+/, '').length
  return significant <= 5 && fraction.length <= 6 - szDecimals
}

test.each([
  ['97123.456', 5, '97123'],
  ['123456.7', 5, '123457'],
  ['3512.34', 4, '3512.3'],
  ['187.4567', 2, '187.46'],
  ['0.6123456', 0, '0.61235'],
  ['0.00123456', 0, '0.001235'],
  ['0.00123456', 4, '0'],
  ['9.99996', 0, '10'],
  ['99999.6', 0, '100000'],
])('%s with %i size decimals is %s', (price, szDecimals, expected) => {
  expect(roundPrice(price, szDecimals, 'half-up')).toBe(expected)
})

test('every rounded price is on the tick, and rounding it again changes nothing', () => {
  fc.assert(
    fc.property(prices, lots, fc.constantFrom('up', 'down', 'half-up'), (price, lot, mode) => {
      const rounded = roundPrice(price, lot, mode)
      expect(isOnTick(rounded, lot)).toBe(true)
      expect(roundPrice(rounded, lot, mode)).toBe(rounded)
    }),
  )
})

test('down is never above, up never below, half-up nearest', () => {
  fc.assert(
    fc.property(prices, lots, (price, lot) => {
      const [down, near, up] = (['down', 'half-up', 'up'] as const).map((mode) =>
        roundPrice(price, lot, mode),
      )
      if (down === undefined || near === undefined || up === undefined)
        throw new Error('three modes')
      expect(compare(down, price)).toBeLessThanOrEqual(0)
      expect(compare(up, price)).toBeGreaterThanOrEqual(0)
      const error = absolute(subtract(near, price))
      expect(compare(error, absolute(subtract(down, price)))).toBeLessThanOrEqual(0)
      expect(compare(error, absolute(subtract(up, price)))).toBeLessThanOrEqual(0)
    }),
  )
})

test('refuses a negative price', () => {
  expect(() => roundPrice('-1', 0, 'down')).toThrow(RangeError)
})

test('a size is cut to whole lots and less than a lot is left over', () => {
  fc.assert(
    fc.property(prices, lots, (size, lot) => {
      const rounded = roundSize(size, lot)
      expect((rounded.split('.')[1] ?? '').length).toBeLessThanOrEqual(lot)
      const rest = subtract(size, rounded)
      expect(compare(rest, 0)).toBeGreaterThanOrEqual(0)
      expect(compare(rest, fromNumber(10 ** -lot, 5))).toBeLessThan(0)
    }),
  )
})
