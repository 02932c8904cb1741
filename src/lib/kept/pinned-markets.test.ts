import { expect, test } from 'vitest'
import { getPinned, pinnedFirst, togglePinned } from './pinned-markets.ts'

const markets = ['BTC', 'ETH', 'SOL', 'kPEPE'].map((symbol) => ({ symbol }))
const names = () => pinnedFirst(markets, getPinned()).map(({ symbol }) => symbol)

test('pinned markets come first, in the order of the list, until they are let go', () => {
  expect(names()).toEqual(['BTC', 'ETH', 'SOL', 'kPEPE'])
  togglePinned('kPEPE')
  togglePinned('ETH')
  expect(names()).toEqual(['ETH', 'kPEPE', 'BTC', 'SOL'])
  togglePinned('ETH')
  expect(names()).toEqual(['kPEPE', 'BTC', 'ETH', 'SOL'])
})
