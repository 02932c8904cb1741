import { expect, test } from 'vitest'
import { shownBook } from './book-rows.ts'
import { groupingChoices } from './groupings.ts'

const book = {
  bids: [
    ['99.5', '1'],
    ['99', '2.25'],
    ['98', '4'],
  ],
  asks: [
    ['100.5', '0.5'],
    ['101', '1'],
  ],
} satisfies Parameters<typeof shownBook>[0]

test('each row tells what lies up to its price, beside the deeper side', () => {
  const { bids, asks } = shownBook(book, 10)
  expect(bids.map(({ total }) => total)).toEqual(['1', '3.25', '7.25'])
  expect(asks.map(({ total }) => total)).toEqual(['0.5', '1.5'])
  expect(bids.at(-1)?.share).toBe(1)
  expect(asks.at(-1)?.share).toBeCloseTo(1.5 / 7.25)
})

test('only the best rows count, as many as are shown', () => {
  const { bids, asks } = shownBook(book, 2)
  expect(bids.map(({ price }) => price)).toEqual(['99.5', '99'])
  expect(asks.at(-1)?.share).toBeCloseTo(1.5 / 3.25)
})

test('the spread is told as price and as basis points of the middle', () => {
  expect(shownBook(book, 2).spread).toEqual({ price: '1', bps: '100' })
  expect(shownBook({ bids: [], asks: book.asks }, 2).spread).toBeNull()
})

test('prices and sizes of a book have the decimals that the finest of them needs', () => {
  expect(shownBook(book, 3).places).toEqual({ price: 1, size: 2 })
  expect(shownBook({ bids: [], asks: [] }, 3)).toMatchObject({
    bids: [],
    places: { price: 0, size: 0 },
  })
})

test.each([
  [45_678, 0, ['1', '2', '5', '10', '100', '1,000']],
  [2_345.6, 1, ['0.1', '0.2', '0.5', '1', '10', '100']],
  [123.45, 3, ['0.001', '0.02', '0.05', '0.1', '1', '10']],
  [0.123_45, 5, ['0.00001', '0.00002', '0.00005', '0.0001', '0.001', '0.01']],
  // Where every price is whole, what is finer than a dollar groups nothing.
  [1_234, 0, ['1', '10', '100']],
])('a market at %d with %d decimals can be grouped by %j', (price, finest, labels) => {
  expect(groupingChoices(price, finest).map(({ label }) => label)).toEqual(labels)
})
