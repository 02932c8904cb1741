import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../../contract/decimal.ts'
import { DecimalString } from '../../../contract/primitives.ts'
import { plainText } from './format.ts'
import { readTypedNumber, type Writing } from './typed-number.ts'

const amount: Writing = { units: ['USDC', 'US$', '$'] }

describe('what a person types is read exactly', () => {
  test.each([
    ['250', '250'],
    ['12.50', '12.50'],
    ['12.', '12'],
    ['.5', '0.5'],
    ['0,5', '0.5'],
    ['12,50', '12.50'],
    ['007', '7'],
    ['-0', '0'],
    // A group of thousands never begins with a zero.
    ['0,500', '0.500'],
    ['0.500', '0.500'],
    ['00,500', '0.500'],
    [',500', '0.500'],
    ['1,2345', '1.2345'],
    // Two kinds of separators, or one of them twice, leave only one reading.
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234.567', '1234.567'],
    ['1.234,567', '1234.567'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234,567.89', '1234567.89'],
    // Indian grouping.
    ['1,00,000', '100000'],
    ['12,34,56,789.5', '123456789.5'],
    // Blanks and apostrophes are never decimal separators.
    ['1 000', '1000'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234\u202f567.5', '1234567.5'],
    ['1\u2009234', '1234'],
    ["1'234.56", '1234.56'],
    ['1’234’567', '1234567'],
    ['1_000_000', '1000000'],
    // Signs.
    ['+5', '5'],
    ['-5', '-5'],
    ['\u22125.5', '-5.5'],
    ['–5', '-5'],
    ['－5', '-5'],
    // Digits of other scripts.
    ['１２３．５', '123.5'],
    ['１，２３４，５６７', '1234567'],
    ['12。5', '12.5'],
    ['١٢٣', '123'],
    ['١٬٢٣٤٫٥٦', '1234.56'],
    ['۱۲۳٫۵', '123.5'],
    ['१,००,०००', '100000'],
    ['\u061c-\u200e٥', '-5'],
    // Units, where the field knows them.
    [' $1,250.50 ', '1250.50'],
    ['1000 USDC', '1000'],
    ['1000usdc', '1000'],
    ['US$ 5', '5'],
    ['-$5', '-5'],
    ['$-5', '-5'],
    ['$ 5 USDC', '5'],
  ])('%j is %s', (text, value) => {
    expect(readTypedNumber(text, amount)).toEqual({ is: 'number', value })
  })
})

describe('a comma that may stand between thousands or before decimals is asked about', () => {
  test.each([
    ['12,500', '12500', '12.500'],
    ['1,000', '1000', '1.000'],
    ['999,999', '999999', '999.999'],
    ['$1,234', '1234', '1.234'],
    ['１，２３４', '1234', '1.234'],
    ['-1,234', '-1234', '-1.234'],
  ])('%j may be %s or %s', (text, ...readings) => {
    expect(readTypedNumber(text, amount)).toEqual({ is: 'unclear', readings })
  })
})

test('a point is asked about only where it may stand between thousands', () => {
  expect(readTypedNumber('1.234')).toEqual({ is: 'number', value: '1.234' })
  expect(readTypedNumber('1.234', { pointGroups: true })).toEqual({
    is: 'unclear',
    readings: ['1234', '1.234'],
  })
  for (const text of ['0.234', '1234.567', '1.23', '1.2345']) {
    expect(readTypedNumber(text, { pointGroups: true })).toEqual({ is: 'number', value: text })
  }
})

describe('what is no number is refused with what is wrong', () => {
  const hidden = (code: string) => `A hidden character (${code}) is not understood`
  test.each([
    ['1e2', '“e” is not understood'],
    ['1E+2', '“E+” is not understood'],
    ['1.5k', '“k” is not understood'],
    ['ten', '“ten” is not understood'],
    ['0x10', '“x” is not understood'],
    ['5-', '“-” is not understood'],
    ['--5', '“-” is not understood'],
    ['(5)', '“(” is not understood'],
    ['€5', '“€” is not understood'],
    ['5 %', '“%” is not understood'],
    ['USDCX 5', '“X” is not understood'],
    ['10²', '“²” is not understood'],
    ['½', '“½” is not understood'],
    ['①', '“①” is not understood'],
    ['1\t234', hidden('U+0009')],
    ['1\u200b2', hidden('U+200B')],
    ['\u202e123', hidden('U+202E')],
    ['1\u00002', hidden('U+0000')],
    ['1٢', 'It mixes the digits of two scripts'],
    ['1.2.3', '“1.2.3” cannot be read as a number'],
    ['1,23,4', '“1,23,4” cannot be read as a number'],
    ['0,500,000', '“0,500,000” cannot be read as a number'],
    ['1234,567,890', '“1234,567,890” cannot be read as a number'],
    ['1 2', '“1 2” cannot be read as a number'],
    ['12 34', '“12 34” cannot be read as a number'],
    ['1 234 56', '“1 234 56” cannot be read as a number'],
    ["1'234 567", "“1'234 567” cannot be read as a number"],
    ['1,234.567.890', '“1,234.567.890” cannot be read as a number'],
    ['1.234,567,890', '“1.234,567,890” cannot be read as a number'],
    ['.', '“.” cannot be read as a number'],
    ['$', '“$” cannot be read as a number'],
    ['-', '“-” cannot be read as a number'],
    ['9'.repeat(61), 'This is too long for a number'],
  ])('%j: %s', (text, why) => {
    expect(readTypedNumber(text, amount)).toEqual({ is: 'refused', why })
  })

  test('a unit that the field does not know is one of them', () => {
    expect(readTypedNumber('$5')).toEqual({ is: 'refused', why: '“$” is not understood' })
  })
})

test.each(['', '  ', '\u00a0\u200b'])('%j is nothing', (text) => {
  expect(readTypedNumber(text)).toEqual({ is: 'nothing' })
})

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
    const whole = digits.slice(0, digits.length - places)
    const value = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
    return units < 0n ? `-${value}` : value
  })

describe('any value', () => {
  const isRead = (text: string, value: string, writing?: Writing): boolean => {
    const read = readTypedNumber(text, writing)
    return read.is === 'number' && compare(read.value, value) === 0
  }

  test('in its plain text is read as itself, wherever the reader comes from', () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (value, pointGroups) => {
        expect(isRead(plainText(value), value, { pointGroups })).toBe(true)
      }),
    )
  })

  test.each([
    'en-US',
    'en-IN',
    'de-DE',
    'de-CH',
    'fr-FR',
    'pl-PL',
    'sv-SE',
    'hi-IN-u-nu-deva',
    'ar-EG',
    'fa-IR',
  ])('as %s writes it with two decimals is read as itself', (locale) => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (cents) => {
        const size = cents < 0n ? -cents : cents
        const digits = size.toString().padStart(3, '0')
        const value = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        const text = format.format(value as Intl.StringNumericLiteral)
        expect([text, isRead(text, value)]).toEqual([text, true])
      }),
    )
  })
})

test('whatever is typed: never a reading that its digits do not spell, never a throw', () => {
  const keys = fc.constantFrom(...Array.from("0123456789.,  \u00a0'’_-+e%$€x٣１，。"))
  const texts = fc.array(keys, { maxLength: 14 }).map((chars) => chars.join(''))
  fc.assert(
    fc.property(fc.oneof(texts, fc.string()), fc.boolean(), (text, pointGroups) => {
      const read = readTypedNumber(text, { ...amount, pointGroups })
      const readings =
        read.is === 'number' ? [read.value] : read.is === 'unclear' ? read.readings : []
      expect(/[eExX%€]/.test(text) && readings.length > 0).toBe(false)
      for (const value of readings) {
        expect(DecimalString.safeParse(value).success).toBe(true)
        expect(significant(value)).toBe(significant(asciiDigits(text)))
      }
    }),
    { numRuns: 5_000 },
  )
})

const asciiDigits = (text: string) => text.replaceAll('٣', '3').replaceAll('１', '1')
const significant = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '')
