import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absolute, add, compare, maximum, minimum, multiply, negate, round } from '../decimal.ts'
import { isZero, sign, subtract } from '../decimal.ts'
import { smallCompare, smallProduct, smallSum, smallWithin } from './small-decimals.ts'

// A second arithmetic, of whole numbers of 10^-scale.
const scale = 40
const unit = 10n ** BigInt(scale)

function unitsOf(value: string | number): bigint {
  const [whole = '', decimals = ''] = String(value).replace('-', '').split('.')
  const units = BigInt(whole + decimals.padEnd(scale, '0'))
  return String(value).startsWith('-') ? -units : units
}

function textOf(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0*$/, '')
  return units < 0n ? `-${text}` : text
}

/** Of any length: half of them fit a safe integer, some are at its edge. */
const decimals = fc.oneof(
  fc.stringMatching(/^-?\d{1,9}(\.\d{1,6})?$/),
  fc.stringMatching(/^-?0{0,3}\d{1,20}(\.\d{1,18})?$/),
  fc.constantFrom('9007199254740991', '9007199254740992', '-9007199254740993', '-0', '0.000'),
  fc.constantFrom(
    '900719925474099.1',
    '0.9007199254740993',
    '99999999.9999999',
    '0.000000000000001',
  ),
  fc.maxSafeInteger(),
)

test('sums, products and comparisons are exact, whether the digits fit a safe integer or not', () => {
  fc.assert(
    fc.property(decimals, decimals, decimals, (a, b, c) => {
      const [ofA, ofB, ofC] = [unitsOf(a), unitsOf(b), unitsOf(c)]
      expect(add(a, b, c)).toBe(textOf(ofA + ofB + ofC))
      expect(subtract(a, b)).toBe(textOf(ofA - ofB))
      expect(multiply(a, b)).toBe(textOf((ofA * ofB) / unit))
      expect(compare(a, b)).toBe(ofA < ofB ? -1 : ofA > ofB ? 1 : 0)
      expect(sign(a)).toBe(ofA < 0n ? -1 : ofA > 0n ? 1 : 0)
      expect(isZero(a)).toBe(ofA === 0n)
      expect(negate(a)).toBe(textOf(-ofA))
      expect(absolute(a)).toBe(textOf(ofA < 0n ? -ofA : ofA))
      expect(minimum(a, b)).toBe(textOf(ofA < ofB ? ofA : ofB))
      expect(maximum(a, b)).toBe(textOf(ofA > ofB ? ofA : ofB))
      expect(round(a, 18)).toBe(textOf(ofA))
    }),
    { numRuns: 3_000 },
  )
})

test('what fits is computed without big.js, and what does not is left to it', () => {
  expect(smallSum(['0.1', '0.2', -1])).toBe('-0.7')
  expect(smallProduct(['0.045', '100'])).toBe('4.5')
  expect(smallCompare('1.50', '1.5')).toBe(0)
  expect(smallWithin('007.500', 3)).toBe('7.5')
  expect(smallWithin('7.505', 2)).toBeUndefined()
  for (const large of ['9007199254740992', '0.1234567890123456', 2 ** 53, 0.5]) {
    expect(smallSum([large])).toBeUndefined()
    expect(smallProduct([large])).toBeUndefined()
    expect(smallCompare(large, '1')).toBeUndefined()
  }
  expect(smallSum(['9007199254740991', '1'])).toBeUndefined()
  expect(smallProduct(['94906267', '94906267'])).toBeUndefined()
  expect(smallCompare('9007199254740991', '0.1')).toBeUndefined()
})
