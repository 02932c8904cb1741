import { expect, test } from 'vitest'
import { barsInView } from './bars-in-view.ts'
import { toBars } from '../chart-data.ts'

const bars = toBars(
  Array.from({ length: 10 }, (_, index) => {
    const t = index * 60_000
    return { t, T: t + 59_999, o: '1', h: '1', l: '1', c: '1', v: '1', n: 1 }
  }),
)

test('the bars in view are told by when they opened', () => {
  expect(barsInView(bars, { from: 2.4, to: 6.6 })).toEqual({
    from: 120_000,
    to: 420_000,
    isAtEnd: false,
  })
})

test('the room beside the bars belongs to the bar next to it', () => {
  expect(barsInView(bars, { from: -30, to: 15 })).toEqual({ from: 0, to: 540_000, isAtEnd: true })
  expect(barsInView(bars, { from: 20, to: 40 })).toEqual({
    from: 540_000,
    to: 540_000,
    isAtEnd: true,
  })
  expect(barsInView([], { from: 0, to: 5 })).toBeNull()
})
