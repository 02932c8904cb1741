import { expect, test } from 'vitest'
import { toCsv, withoutGuard } from './csv.ts'

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

test.each([
  ['=1+1', `"'=1+1"`],
  ['+cmd|calc', `"'+cmd|calc"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  [' =1', `"' =1"`],
  ['＝1+1', `"'＝1+1"`],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
])('takes %j its power over spreadsheets', (text, written) => {
  expect(toCsv([text], [])).toBe(`${written}\r\n`)
})

test.each(['-12.50', '+3', '-1.5e-7', '0.1', '12', 'a=b', '−4'])('leaves %j as it is', (text) => {
  expect(toCsv([text], [])).toBe(`${text}\r\n`)
})

test.each(['=1+1', '-2+3', '\t=1', ' =1', '＝1+1', "it's", "'quoted'", '-12.5', ''])(
  'reads %j back as it was',
  (text) => {
    const written = toCsv([text], []).replace(/\r\n$/, '')
    const cell = /^"(.*)"$/su.exec(written)?.[1]?.replaceAll('""', '"') ?? written
    expect(withoutGuard(cell)).toBe(text)
  },
)
