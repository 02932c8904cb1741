import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPlain, unitsOf } from './units.ts'

test.each([
  ['0', 0],
  ['-0.00', 0],
  ['1', 100_000_000],
  ['-1.5', -150_000_000],
  ['0.00000001', 1],
  ['-0.000000019', -1],
  ['12.340', 1_234_000_000],
  ['89999999.99999999', 8_999_999_999_999_999],
])('%s USDC are %d units', (amount, units) => {
  expect(unitsOf(amount)).toBe(units)
})

test('an amount comes back as it was', () => {
  const most = 9_000_000_000_000_000n
  fc.assert(
    fc.property(fc.bigInt({ min: -most, max: most }), (units) => {
      expect(unitsOf(toPlain(units))).toBe(Number(units))
    }),
  )
})
