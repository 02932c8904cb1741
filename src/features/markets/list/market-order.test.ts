import { expect, test } from 'vitest'
import {
  nextSort,
  orderMarkets,
  readMarketOrder,
  writeMarketOrder,
  type MarketFacts,
} from './market-order.ts'

function market(symbol: string, price: string, changePct: number, volume: string): MarketFacts {
  const day = { symbol, price, priceBefore: '1', changePct, volume, closes: [] }
  return { symbol, day, signal: null }
}

const markets = [
  market('BTC', '110', 10, '550'),
  { symbol: 'NEW', day: null, signal: null },
  market('ETH', '9', -10, '720'),
  market('SOL', '1.5', 50, '1500'),
]
const symbols = (search: string, pinned: ReadonlySet<string> = new Set()): string[] =>
  orderMarkets(markets, readMarketOrder(new URLSearchParams(search)), pinned).map(
    ({ symbol }) => symbol,
  )

test('markets keep the order of the exchange until a column is chosen', () => {
  expect(symbols('')).toEqual(['BTC', 'NEW', 'ETH', 'SOL'])
  expect(symbols('sort=moon')).toEqual(['BTC', 'NEW', 'ETH', 'SOL'])
})

test('sorted either way, what is not known goes last', () => {
  expect(symbols('sort=change')).toEqual(['ETH', 'BTC', 'SOL', 'NEW'])
  expect(symbols('sort=-change')).toEqual(['SOL', 'BTC', 'ETH', 'NEW'])
  expect(symbols('sort=-price')).toEqual(['BTC', 'ETH', 'SOL', 'NEW'])
  expect(symbols('sort=-volume')).toEqual(['SOL', 'ETH', 'BTC', 'NEW'])
  expect(symbols('sort=-symbol')).toEqual(['SOL', 'NEW', 'ETH', 'BTC'])
})

test('pinned ones come first, in the chosen order among themselves', () => {
  const pinned = new Set(['SOL', 'NEW'])
  expect(symbols('', pinned)).toEqual(['NEW', 'SOL', 'BTC', 'ETH'])
  expect(symbols('sort=-price', pinned)).toEqual(['SOL', 'NEW', 'BTC', 'ETH'])
  expect(symbols('q=e', pinned)).toEqual(['NEW', 'ETH'])
})

test('searched by any part of the name, in any case', () => {
  expect(symbols('q=%20e')).toEqual(['NEW', 'ETH'])
  expect(symbols('q=xyz')).toEqual([])
})

test('a column is sorted down, up, then not at all; names start with A', () => {
  const down = nextSort(null, 'volume')
  expect(down).toEqual({ key: 'volume', isDescending: true })
  const up = nextSort(down, 'volume')
  expect(up).toEqual({ key: 'volume', isDescending: false })
  expect(nextSort(up, 'volume')).toBeNull()
  expect(nextSort(up, 'symbol')).toEqual({ key: 'symbol', isDescending: false })
})

test('what the URL says is what is written into it', () => {
  const order = readMarketOrder(new URLSearchParams('q=b&sort=-price&ref=X'))
  expect(String(writeMarketOrder(new URLSearchParams('ref=X'), order))).toBe(
    'ref=X&q=b&sort=-price',
  )
  expect(
    String(writeMarketOrder(new URLSearchParams('q=b&sort=price'), { query: '', sort: null })),
  ).toBe('')
})
