import { expect, test } from 'vitest'
import { compare } from '../../../contract/decimal.ts'
import { assets } from '../../market/assets.ts'
import { syntheticBook } from './book.ts'
import { isOnLot, isOnTick } from './universe.ts'

const mids = [44_013, 1_835.8, 72.922, 1.0054, 0.14409, 12.038]
const at = 1_795_269_976_819

test.each(assets.map((asset, index) => ({ asset, mid: mids[index] ?? 1 })))(
  'the book of $asset.name lies around the mid, on tick and lot, best first, three basis points wide at most',
  ({ asset, mid }) => {
    const { bids, asks } = syntheticBook(asset, mid, at)
    for (const level of [...bids, ...asks]) {
      expect(isOnTick(level.px, asset)).toBe(true)
      expect(isOnLot(level.sz, asset)).toBe(true)
      expect(compare(level.sz, 0)).toBe(1)
    }
    const bidPrices = bids.map(({ px }) => Number(px))
    const askPrices = asks.map(({ px }) => Number(px))
    expect(bidPrices).toEqual([...new Set(bidPrices)].sort((a, b) => b - a))
    expect(askPrices).toEqual([...new Set(askPrices)].sort((a, b) => a - b))
    const [bid = 0] = bidPrices
    const [ask = 0] = askPrices
    expect(bid).toBeLessThan(mid)
    expect(ask).toBeGreaterThan(mid)
    expect((ask - bid) / mid).toBeLessThan(0.0003)
    expect(bids.length).toBeGreaterThanOrEqual(20)
  },
)

test('is the same for everyone who asks within a second', () => {
  const [asset] = assets
  if (asset === undefined) throw new Error('no asset')
  const book = syntheticBook(asset, 44_013, at)
  expect(syntheticBook(asset, 44_013, at + 100)).toEqual(book)
  expect(syntheticBook(asset, 44_013, at + 1_000)).not.toEqual(book)
})
