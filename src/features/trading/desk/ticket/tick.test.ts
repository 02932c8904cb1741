import { expect, test } from 'vitest'
import { add } from '../../../../../contract/decimal.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import { tickOf } from './tick.ts'

test.each([
  ['45000', 5, 1],
  ['3210.5', 4, 0.1],
  ['150.25', 2, 0.01],
  ['0.52311', 0, 0.00001],
  ['123456', 5, 1],
])('a price like %s with %i decimals of size moves by %f', (price, szDecimals, tick) => {
  expect(tickOf(price, szDecimals)).toBe(tick)
  const next = add(price, tick)
  expect(roundPrice(next, szDecimals, 'down')).toBe(next)
})
