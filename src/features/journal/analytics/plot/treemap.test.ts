import { expect, test } from 'vitest'
import { treemap } from './treemap.ts'

const sizeOf = (size: number) => size

test('areas are in proportion to the sizes and fill the room', () => {
  const tiles = treemap([6, 6, 4, 3, 2, 2, 1], sizeOf, 600, 400)
  for (const { item, width, height } of tiles) {
    expect((width * height) / (600 * 400)).toBeCloseTo(item / 24)
  }
})

test('tiles stay inside and do not overlap', () => {
  const tiles = treemap([9, 5, 5, 2, 1, 1, 1, 1], sizeOf, 300, 120)
  for (const [index, one] of tiles.entries()) {
    expect(one.x + one.width).toBeLessThanOrEqual(300.001)
    expect(one.y + one.height).toBeLessThanOrEqual(120.001)
    for (const other of tiles.slice(index + 1)) {
      const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
      expect(Math.min(wide, high)).toBeLessThan(0.001)
    }
  }
})

test('what has no size has no tile, and nothing has none', () => {
  expect(treemap([0, 4, 0], sizeOf, 10, 10)).toHaveLength(1)
  expect(treemap([0], sizeOf, 10, 10)).toEqual([])
  expect(treemap([], sizeOf, 10, 10)).toEqual([])
})
