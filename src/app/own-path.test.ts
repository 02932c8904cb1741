import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each(['/sessions/abc', '/sessions/new?symbol=ETH#form', '/'])('goes on to %s', (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  null,
  '',
  'sessions',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/..//evil.example/',
  'javascript:alert(1)',
  '/demo?next=/demo',
])('goes nowhere for %j', (text) => {
  expect(ownPath(text)).toBeUndefined()
})
