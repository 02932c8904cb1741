import { expect, test } from 'vitest'
import { cut } from './cut.ts'

test('no sign is cut in half', () => {
  expect(cut('ab😀cd', 3)).toBe('ab')
  expect(cut('ab😀cd', 4)).toBe('ab😀')
  expect(cut('short', 40)).toBe('short')
  expect(cut('ab😀cd', 3).isWellFormed()).toBe(true)
})
