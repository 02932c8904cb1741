import { expect, test } from 'vitest'
import { entryLimit, marketLimit, triggerLimit } from './prices.ts'

test('a market order may fill as far as the bound, rounded to the tick within it', () => {
  expect(marketLimit('97123', true, 5)).toBe('101979')
  expect(marketLimit('97123', false, 5)).toBe('92267')
  expect(entryLimit({ mid: '100.01', mark: '100' }, true, 2)).toBe('102')
})

test('where a tick is coarser than the bound, it may fill one tick beyond the price', () => {
  expect(marketLimit('0.000012', true, 0)).toBe('0.000013')
  expect(marketLimit('0.000012', false, 0)).toBe('0.000011')
  expect(marketLimit('0.0000125', false, 0)).toBe('0.000012')
  expect(triggerLimit('0.000005', false, 0)).toBe('0.000004')
  expect(entryLimit({ mid: '0.000012', mark: '0.000012' }, true, 0)).toBe('0.000013')
})

test('a coin at its last tick is not sold for nothing', () => {
  expect(marketLimit('0.000001', false, 0)).toBe('0.000001')
})
