import { expect, test } from 'vitest'
import type { PriceLine, PriceLineKind } from './chart-data.ts'
import { isCovered, layoutLevels } from './level-layout.ts'

/** A hundred dollars on 200 pixels, 100 at the bottom. */
const space = {
  height: 200,
  yOf: (price: number) => (200 - price) * 2,
  format: (price: number) => price.toFixed(0),
}

function line(kind: PriceLineKind, price: number, count = 1): PriceLine {
  return { id: `${kind}-${price}`, kind, price: String(price), label: kind, count }
}

test('names each level at its price', () => {
  const pills = layoutLevels([line('entry', 150), line('stop_loss', 110)], space)
  expect(pills.map(({ text, y }) => `${text} ${y}`)).toEqual(['entry 150 100', 'stop_loss 110 180'])
})

test('levels of a kind that would cover each other are one, at the price that comes first', () => {
  const lines = [line('stop_loss', 110), line('stop_loss', 112, 2), line('mark', 150)]
  expect(layoutLevels(lines, space).map(({ text }) => text)).toEqual([
    'mark 150',
    'stop_loss ×3 112',
  ])
})

test('what is out of sight is a chip at the edge that it is beyond', () => {
  const pills = layoutLevels([line('take_profit', 260), line('liquidation', 20)], space)
  expect(pills.map(({ text, beyond }) => `${text} ${beyond}`)).toEqual([
    '↑ take_profit 260 above',
    '↓ liquidation 20 below',
  ])
  expect(pills.every(({ y }) => y > 0 && y < 200)).toBe(true)
})

test('pills never cover each other, and stand in the order of their prices', () => {
  const lines = [
    line('mark', 199),
    line('entry', 198),
    line('take_profit', 300),
    line('stop_loss', 101),
  ]
  const ys = layoutLevels(lines, space).map(({ y }) => y)
  expect(ys.toSorted((left, right) => left - right)).toEqual(ys)
  for (const [index, y] of ys.slice(1).entries()) expect(y - (ys[index] ?? 0)).toBeGreaterThan(18)
})

test('before there are bars there is nothing to name', () => {
  expect(layoutLevels([line('entry', 150)], { ...space, yOf: () => null })).toEqual([])
})

test('a tick of the scale is left out where the name of a level would cover a part of its digits', () => {
  const pills = layoutLevels([line('take_profit', 260), line('entry', 150)], space)
  const shown = [199, 195, 190, 184, 160, 150, 143, 141].filter(
    (price) => !isCovered(space.yOf(price), pills),
  )
  expect(shown).toEqual([184, 160, 141])
  expect(isCovered(null, pills)).toBe(false)
})
