import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  fieldText,
  needsEcho,
  percent,
  pointMayGroup,
  readNumber,
  usdc,
  wholeNumber,
} from './number-kinds.ts'

afterEach(() => vi.unstubAllGlobals())

describe('an amount', () => {
  test.each([
    ['$1,000.50', '1000.50'],
    ['1000 usdc', '1000'],
    ['0,500', '0.500'],
  ])('%s is %s', (text, value) => expect(readNumber(text, usdc)).toEqual({ value }))

  test.each([
    ['-5', 'Must be more than 0'],
    ['0.0000001', 'USDC has at most 6 decimals'],
    ['1e2', '“e” is not understood. Write it like 1000 or 12.50'],
    ['€5', '“€” is not understood. Write it like 1000 or 12.50'],
    ['  ', null],
  ])('%j is refused: %s', (text, error) => {
    expect(readNumber(text, usdc)).toEqual({ value: null, error })
  })

  test('that can be read in two ways has both to choose from', () => {
    expect(readNumber(' 12,500 ', usdc)).toEqual({
      value: null,
      error: '“12,500” can be read in two ways. Which one do you mean?',
      readings: ['12500', '12.500'],
    })
  })

  test.each([
    ['12500', '12,500.00 USDC'],
    ['12.500', '12.50 USDC'],
    ['1.234', '1.2340 USDC'],
    ['0.000001', '0.000001 USDC'],
  ])('%s reads %s', (value, text) => expect(usdc.show(value)).toBe(text))
})

test('a percentage may have its sign on either side', () => {
  for (const text of ['5 %', '%5', '5٪', '5 percent']) {
    expect(readNumber(text, percent)).toEqual({ value: '5' })
  }
  expect(percent.show('12.5')).toBe('12.50%')
})

test('a percentage leaves as a JSON number with every digit that was typed', () => {
  const digits = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 999_999 }))
  fc.assert(
    fc.property(digits, ([whole, millionths]) => {
      const text = `${whole}.${String(millionths).padStart(6, '0')}`
      const { value } = readNumber(text, percent)
      expect(JSON.stringify(Number(value))).toBe(text.replace(/0+$/, ''))
    }),
  )
})

test.each([
  ['3', { value: '3' }],
  // Never 10.
  ['1.0', { value: '1' }],
  ['1.5', { value: null, error: 'Must be a whole number' }],
  ['1,5', { value: null, error: 'Must be a whole number' }],
  ['5 %', { value: null, error: '“%” is not understood. Write it like 3' }],
])('%s as a whole number', (text, read) => expect(readNumber(text, wholeNumber)).toEqual(read))

test('below zero only where that is allowed', () => {
  expect(readNumber('−5', { ...percent, isSigned: true })).toEqual({ value: '-5' })
})

test('what was understood is said unless the text says it plainly', () => {
  for (const [text, value] of [
    ['250', '250'],
    ['12.5', '12.50'],
    ['1.2340', '1.234'],
  ] as const) {
    expect(needsEcho(text, value)).toBe(false)
  }
  for (const [text, value] of [
    ['12,50', '12.50'],
    ['12.50', '12.50'],
    ['$250', '250'],
    ['1.234', '1.234'],
    ['10000', '10000'],
  ] as const) {
    expect(needsEcho(text, value)).toBe(true)
  }
})

test('an exact number becomes plain text, anything else stays as it is', () => {
  expect(['250.50', '1.234', '-5', '1e2', '12,500'].map(fieldText)).toEqual([
    '250.5',
    '1.2340',
    '-5',
    '1e2',
    '12,500',
  ])
})

test.each([
  [['en-US'], false],
  [['en-US', 'en'], false],
  [['fr-FR'], false],
  [['de-CH'], false],
  [['de-DE'], true],
  [['en-US', 'de'], true],
  [['es-ES'], true],
  [['pt-BR', 'en'], true],
  [['en-US@posix'], false],
])('with the languages %s a point may group: %s', (languages, may) => {
  vi.stubGlobal('navigator', { languages })
  expect(pointMayGroup()).toBe(may)
  expect('readings' in readNumber('12.500', usdc)).toBe(may)
})
