// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import SafeMarkdown from './markdown.tsx'

afterEach(cleanup)

const html = (text: string): HTMLElement =>
  render(<SafeMarkdown text={text} image={(src, alt) => <i title={src}>{alt}</i>} />).container

test('draws lists, emphasis, tables and quotes', () => {
  const drawn = html('- one\n- **two**\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |')
  expect(drawn.querySelectorAll('li')).toHaveLength(2)
  expect(drawn.querySelector('strong')?.textContent).toBe('two')
  expect(drawn.querySelector('blockquote')).not.toBeNull()
  expect(drawn.querySelectorAll('td')).toHaveLength(2)
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '<form action="https://evil.example"><input></form>',
])('shows HTML as text: %s', (text) => {
  const drawn = html(`before\n\n${text}\n\nafter`)
  expect(
    drawn.querySelector('script, img, iframe, svg, style, form, input, [onerror], [onload]'),
  ).toBeNull()
  expect(drawn.querySelector('a')?.getAttribute('href') ?? '').not.toMatch(/script/)
  expect(drawn.textContent).toContain('after')
})

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#x09;script:alert(1))',
  '[x](vbscript:msgbox)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//evil.example/steal)',
  '<javascript:alert(1)>',
  '[x][y]\n\n[y]: javascript:alert(1)',
])('a link that could run something is no link: %s', (text) => {
  expect(html(text).querySelector('a[href]')).toBeNull()
})

test('a web address is a link that tells the other page nothing', () => {
  const link = html('[a chart](https://example.org/a?b=1)').querySelector('a')
  expect(link?.getAttribute('href')).toBe('https://example.org/a?b=1')
  expect(link?.getAttribute('rel')).toContain('noreferrer')
})

test('images are drawn by who knows which are ours', () => {
  const drawn = html('![entry](/api/v1/journal/images/abc)')
  expect(drawn.querySelector('img')).toBeNull()
  expect(drawn.querySelector('i')?.title).toBe('/api/v1/journal/images/abc')
})
