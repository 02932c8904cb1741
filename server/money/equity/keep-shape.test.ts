import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepShape } from './keep-shape.ts'

interface Point {
  at: number
  value: string
}

const points = (values: readonly number[]): Point[] =>
  values.map((value, at) => ({ at, value: String(value) }))
const kept = (from: Point[], span: number) => keepShape(from, ({ value }) => value, span)

function deepestFall(curve: readonly Point[]): number {
  let [highest, deepest] = [-Infinity, 0]
  for (const { value } of curve) {
    highest = Math.max(highest, Number(value))
    deepest = Math.min(deepest, Number(value) - highest)
  }
  return deepest
}

test('the deepest fall stays as deep however coarse the curve becomes', () => {
  const curves = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(
      curves,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (values, span, more) => {
        const once = kept(points(values), span)
        const twice = kept(once, span * more)
        expect(deepestFall(once)).toBe(deepestFall(points(values)))
        expect(deepestFall(twice)).toBe(deepestFall(points(values)))
        expect(twice[0]).toEqual(points(values)[0])
      },
    ),
  )
})

test('a stretch is told by five points at the most', () => {
  const values = Array.from({ length: 60 }, (_, index) => Math.round(Math.sin(index) * 1000))
  expect(kept(points(values), 60).length).toBeLessThanOrEqual(5)
})
