import { expect, test } from 'vitest'
import { isFarFrom } from './far-price.ts'

test('a price is far beyond twice the mark, and below half of it', () => {
  expect(isFarFrom('1167018', '45572')).toBe(true)
  expect(isFarFrom('91144', '45572')).toBe(false)
  expect(isFarFrom('22785.9', '45572')).toBe(true)
  expect(isFarFrom('22786', '45572')).toBe(false)
})
