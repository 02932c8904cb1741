import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('quotes what would break a line apart, and only that', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['1', 'x, "y"'],
        ['2', 'two\nlines'],
      ],
    ),
  ).toBe('a,b\r\n1,"x, ""y"""\r\n2,"two\nlines"\r\n')
})
