import { expect, test } from 'vitest'
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  maximum,
  minimum,
  multiply,
  round,
  sign,
  subtract,
  toFixed,
} from './decimal.ts'

const notPlain = [
  '1e2',
  '+5',
  ' 5',
  '5 ',
  '5.',
  '.5',
  '1,000',
  '１００',
  '٣',
  '0x10',
  'NaN',
  '−5',
  '',
]

test.each(notPlain)('%j is refused in every place, never read as something else', (text) => {
  for (const act of [
    () => add(text),
    () => add('1', text),
    () => subtract('1', text),
    () => subtract(text, '1'),
    () => multiply('2', text),
    () => divide('1', text),
    () => compare('1', text),
    () => compare(text, '1'),
    () => sign(text),
    () => round(text, 2),
    () => toFixed(text, 2),
  ]) {
    expect(act).toThrow(`${JSON.stringify(text)} is not a plain decimal`)
  }
})

test('a number of JavaScript is taken with all of its digits, however it prints itself', () => {
  expect(add(1e-7, 1e21)).toBe('1000000000000000000000.0000001')
  expect(() => add(Number.NaN)).toThrow('Invalid')
})

test.each([-6.9e-18, 1e-7, -0, 1e21, -1e30])(
  'the float %d has a sign, a size and a text',
  (value) => {
    expect(sign(value)).toBe(Math.sign(value) || 0)
    expect(isZero(value)).toBe(value === 0)
    expect(toFixed(absolute(value), 2)).toBe(toFixed(Math.abs(value), 2))
    expect(add(maximum(value, 0), minimum(value, 0))).toBe(add(value))
    expect(subtract(value, value)).toBe('0')
  },
)

test('no sign is told of what is no number', () => {
  expect(() => sign(Number.NaN)).toThrow('Invalid')
})
