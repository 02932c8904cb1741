import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from './json-text.ts'

const lossesOf = (text: string) => readJson(text)?.details.map(({ path }) => path)

test('anything that JSON.stringify writes is read back as it was', () => {
  const value = fc.jsonValue({ maxDepth: 10, noUnicodeString: false })
  fc.assert(
    fc.property(value, (written) => {
      const text = JSON.stringify(written)
      const read = readJson(text)
      expect(read?.value).toEqual(JSON.parse(text))
      expect(read?.details.filter(({ message }) => !/known field/.test(message))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test.each([
  '',
  '{',
  '{"a":1}}',
  "{'a':1}",
  '[1,]',
  'NaN',
  '01',
  '+1',
  '.5',
  '1.',
  '"\t"',
  '\ufeff{}',
])('%j is not JSON', (text) => {
  expect(readJson(text)).toBeUndefined()
})

describe('a number', () => {
  test.each([
    '0',
    '-0',
    '0.1',
    '1.0',
    '1.10',
    '1e2',
    '1E+2',
    '12e-1',
    '100',
    '9007199254740992',
    '1e21',
    '5e-324',
    '0.30000000000000004',
    '123456789012.123',
  ])('%s keeps its digits', (number) => {
    expect(lossesOf(`{"amount":${number}}`)).toEqual([])
  })

  test.each([
    '39999999999.9999999',
    '9007199254740993',
    '0.1000000000000000055',
    '1e400',
    '-1e400',
    '1e-400',
    '0.30000000000000003',
    `1${'0'.repeat(400)}`,
    '123456789012.1234567',
  ])('%s does not', (number) => {
    expect(readJson(`{"a":[1,{"amount":${number}}]}`)?.details).toEqual([
      { path: 'a.1.amount', message: 'loses digits as a JSON number: send it as a string' },
    ])
  })

  test('is left alone inside of text', () => {
    expect(lossesOf('{"39999999999.9999999":"9007199254740993","\\"":"\\\\"}')).toEqual([])
  })
})

describe('a key', () => {
  test.each([
    ['{"a":1,"a":1}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"x":[{"a":1},{"a":1,"b":2,"a":3}]}', ['x.1.a']],
    ['{"a":{"a":1},"b":[["a","a"]]}', []],
    ['{"a":1,"A":2}', []],
    ['{"":1,"":2}', ['']],
  ])('given twice is told of: %s', (text, paths) => {
    expect(lossesOf(text)).toEqual(paths)
  })

  test.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])(
    '%s is refused',
    (key) => {
      expect(lossesOf(`{"a":{"${key}":{}}}`)).toHaveLength(1)
    },
  )
})

test('nothing is nested deeper than twenty levels, however long the text is', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  expect(lossesOf(nested(20))).toEqual([])
  expect(lossesOf(nested(21))).toEqual([''])
  expect(lossesOf(nested(30_000))).toEqual([''])
})

test('of many faults the first few are told', () => {
  const text = `{${'"a":1,'.repeat(5_000)}"a":1}`
  expect(lossesOf(text)).toHaveLength(20)
})
