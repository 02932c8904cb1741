import { expect, test } from 'vitest'
import { storableJson, storableText } from './storable.ts'

test('NUL and halves of signs become the sign for what cannot be read', () => {
  expect(storableText('a\0b\uD83D')).toBe('a\uFFFDb\uFFFD')
  expect(storableText('a😀b')).toBe('a😀b')
})

test.each([
  [
    { 'k\0': ['a\0b', '\uD83D', '😀', 'line\n'] },
    { 'k\uFFFD': ['a\uFFFDb', '\uFFFD', '😀', 'line\n'] },
  ],
  // A backslash of the text’s own before what only looks like an escape.
  [
    ['\\u0000', '\\\0'],
    ['\\u0000', '\\\uFFFD'],
  ],
])('JSON %j stays JSON', (value, expected) => {
  expect(JSON.parse(storableJson(JSON.stringify(value)))).toEqual(expected)
})
