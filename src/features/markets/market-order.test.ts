import { expect, test } from 'vitest'
import type { Candle } from '../../../contract/market.ts'
import { changePct, dayFigures } from './day-figures.ts'
import {
  nextSort,
  orderMarkets,
  readMarketOrder,
  writeMarketOrder,
  type MarketFacts,
} from './market-order.ts'

function candle(index: number, o: string, c: string, v: string): Candle {
  return { t: index, T: index, o, h: c, l: o, c, v, n: 1 }
}

function market(symbol: string, open: string, close: string, volume: string): MarketFacts {
  return { symbol, day: dayFigures([candle(0, open, close, volume)]), signal: null }
}

const markets = [
  market('BTC', '100', '110', '5'),
  { symbol: 'NEW', day: null, signal: null },
  market('ETH', '10', '9', '80'),
  market('SOL', '1', '1.5', '1000'),
]
const symbols = (search: string): string[] =>
  orderMarkets(markets, readMarketOrder(new URLSearchParams(search))).map(({ symbol }) => symbol)

test('the day is counted from the first open to the last close, its volume in dollars', () => {
  expect(dayFigures([candle(0, '100', '90', '2'), candle(1, '90', '125', '0.5')])).toEqual({
    open: '100',
    changePct: '25',
    volume: '242.5',
    closes: ['90', '125'],
  })
  expect(dayFigures([])).toBeNull()
  expect(changePct('0', '5')).toBe('0')
})

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
