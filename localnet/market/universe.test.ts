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
  expect(Math.min(...prices)).toBeLessThan(0.0001)
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

test('candles without a trade are left out where minutes can be quiet, and prices are the same', () => {
  const lively = createMarket({ seed: 'many', markets: 200 })
  const market = createMarket({ seed: 'many', markets: 200, hasQuietMinutes: true })
  const hour = 60 * minute
  const counts = market.assets.map(({ index }) => {
    const candles = market.candles(index, '1m', now - hour, now, now)
    expect(candles.every(({ n, v }) => n > 0 && v > 0)).toBe(true)
    const all = new Map(
      lively.candles(index, '1m', now - hour, now, now).map((one) => [one.t, one]),
    )
    for (const { t, c } of candles) expect(c).toBe(all.get(t)?.c)
    const [whole = { t: now, T: now - 1, n: 0 }] = market.candles(index, '1h', now - hour, now, now)
    const minutes = market.candles(index, '1m', whole.t, whole.T, now)
    expect(minutes.reduce((sum, { n }) => sum + n, 0)).toBe(whole.n)
    return candles.length
  })
  expect(counts).toContain(61)
  expect(counts.filter((count) => count > 0 && count < 50).length).toBeGreaterThan(20)
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
