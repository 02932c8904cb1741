import { expect, test } from 'vitest'
import { isOnTick } from '../exchange/rules/universe.ts'
import { createMarket } from './market.ts'
import { processAssets } from './assets.ts'
import { universeOf } from './universe.ts'

const now = Date.UTC(2026, 2, 14, 9, 38, 10)
const minute = 60_000

test('has the shape of the real one: places, names, delisted and isolated markets, all sizes of prices', () => {
  const universe = universeOf('shape', 200)
  expect(universe).toHaveLength(200)
  expect(universe.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, i) => i))
  expect(new Set(universe.map(({ name }) => name)).size).toBe(200)
  for (const known of processAssets) {
    const listed = universe.find(({ name }) => name === known.name)
    expect(listed).toEqual({ ...known, index: listed?.index })
    expect(listed?.index).not.toBe(known.index)
  }
  expect(universe.filter(({ isDelisted }) => isDelisted).length).toBeGreaterThan(30)
  expect(universe.filter(({ onlyIsolated }) => onlyIsolated).length).toBeGreaterThan(0)
  expect(new Set(universe.map(({ szDecimals }) => szDecimals))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  const prices = universe.map(({ basePrice }) => basePrice)
  expect(Math.min(...prices)).toBeLessThan(0.001)
  expect(Math.max(...prices)).toBeGreaterThan(10_000)
})

test('every market has a price on its tick, and candles that end at it', () => {
  const market = createMarket({ seed: 'many', markets: 200 })
  for (const asset of market.assets) {
    const price = market.price(asset.index, now)
    expect([asset.name, isOnTick(String(price), asset)]).toEqual([asset.name, true])
    const candles = market.candles(asset.index, '1m', now - 5 * minute, now, now)
    const expected = asset.isDelisted ? [0, undefined] : [6, price]
    expect([asset.name, candles.length, candles.at(-1)?.c]).toEqual([asset.name, ...expected])
  }
})

test('costs little: two hundred prices a thousand times in memory of a few markets', () => {
  const market = createMarket({ seed: 'cheap', markets: 200 })
  for (const { index } of market.assets) market.price(index, now)
  const before = process.memoryUsage.rss()
  for (let i = 0; i < 50; i++) {
    for (const { index } of market.assets) market.price(index, now + i * 250)
  }
  expect(process.memoryUsage.rss() - before).toBeLessThan(50e6)
})
