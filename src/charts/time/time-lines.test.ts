import { expect, test } from 'vitest'
import { toBars } from '../chart-data.ts'
import { placeTimeLines } from './time-lines.ts'

const bars = toBars(
  [0, 1, 3].map((index) => {
    const t = 600_000 + index * 60_000
    return { t, T: t + 59_999, o: '1', h: '1', l: '1', c: '1', v: '1', n: 1 }
  }),
)

function indexOf(at: number): number | undefined {
  return placeTimeLines(bars, [{ id: 'x', at, kind: 'start', label: '' }])[0]?.index
}

test('a moment stands on the bar that holds it, or on the one before a gap', () => {
  expect(indexOf(600_000)).toBe(0)
  expect(indexOf(719_999)).toBe(1)
  expect(indexOf(725_000)).toBe(1)
  expect(indexOf(839_999)).toBe(2)
})

test('what lies before the first bar or after the last has no place', () => {
  expect(indexOf(599_999)).toBeUndefined()
  expect(indexOf(900_000)).toBeUndefined()
  expect(placeTimeLines([], [{ id: 'x', at: 1, kind: 'end', label: '' }])).toEqual([])
})
