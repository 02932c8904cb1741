import { expect, test } from 'vitest'
import type { MarketAsset } from '../../types.ts'
import { isOnLot, isOnTick, toTick } from './universe.ts'

function asset(szDecimals: number): MarketAsset {
  return { index: 0, name: 'X', szDecimals, maxLeverage: 10 }
}

test.each([
  ['1234.5', 1, true],
  ['1234.56', 1, false],
  ['0.001234', 0, true],
  ['0.0012345', 0, false],
  ['0.012345', 1, false],
  ['123456', 5, true],
  ['123456.0', 5, true],
  ['12345.6', 5, false],
  ['65000.5', 5, false],
  ['6500.5', 5, true],
])('price %s with %i size decimals is valid: %s', (px, szDecimals, valid) => {
  expect(isOnTick(px, asset(szDecimals))).toBe(valid)
})

test('a size has at most the asset’s decimals, trailing zeros aside', () => {
  expect(isOnLot('0.12300', asset(3))).toBe(true)
  expect(isOnLot('0.1234', asset(3))).toBe(false)
  expect(isOnLot('12', asset(0))).toBe(true)
})

test('rounds away from the mid on either side, without the noise of floats', () => {
  expect(toTick(44_013.0000000001, asset(5), 'up')).toBe('44013')
  expect(toTick(44_013.2, asset(5), 'up')).toBe('44014')
  expect(toTick(44_013.9, asset(5), 'down')).toBe('44013')
  expect(toTick(0.144087, asset(0), 'up')).toBe('0.14409')
})
