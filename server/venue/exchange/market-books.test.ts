import { expect, test } from 'vitest'
import type { MarketBook } from '../ports/feeds.ts'
import { bookOfStreams, groupingRequest, readBookMessage } from './market-books.ts'

function book(at: number, best: number, levels: number): MarketBook {
  const side = (sign: 1 | -1) =>
    Array.from({ length: levels }, (_, index) => ({
      price: String(best + sign * (index + 1)),
      size: String(at),
    }))
  return { bids: side(-1), asks: side(1), at }
}
const prices = (levels: MarketBook['bids']) => levels.map(({ price }) => Number(price))

test('a short message is the front of the long one before it', () => {
  const join = bookOfStreams()
  expect(join(book(1, 100, 20)).bids).toHaveLength(20)
  const joined = join(book(2, 102, 5))
  expect(prices(joined.bids)).toEqual(Array.from({ length: 22 }, (_, index) => 101 - index))
  expect(prices(joined.asks).slice(0, 7)).toEqual([103, 104, 105, 106, 107, 108, 109])
  expect(joined.asks.map(({ size }) => size).slice(4, 6)).toEqual(['2', '1'])
})

test('a price that is gone from the front is gone', () => {
  const join = bookOfStreams()
  join(book(1, 100, 20))
  const joined = join(book(2, 95, 5))
  expect(prices(joined.asks)[0]).toBe(96)
  expect(Math.max(...prices(joined.bids))).toBe(94)
})

test('what lies deeper is forgotten when no long message comes any more', () => {
  const join = bookOfStreams()
  join(book(0, 100, 20))
  expect(join(book(15_000, 100, 5)).bids).toHaveLength(20)
  expect(join(book(15_001, 100, 5)).bids).toHaveLength(5)
})

test('a message that is no book is none', () => {
  expect(readBookMessage({ time: 1, levels: [[{ px: 'x', sz: '1' }], []] })).toBeUndefined()
  expect(
    readBookMessage({ coin: 'A', time: 1, levels: [[{ px: '10.50', sz: '1.0', n: 1 }], []] }),
  ).toEqual({ bids: [{ price: '10.5', size: '1' }], asks: [], at: 1 })
})

test.each([
  [null, {}],
  ['5x2', { nSigFigs: 5, mantissa: 2 }],
  ['3', { nSigFigs: 3 }],
] as const)('grouping %s is asked for as %j', (grouping, request) => {
  expect(groupingRequest(grouping)).toEqual(request)
})
