import { expect, test } from 'vitest'
import { curvePlots, type Curve } from './curve-data.ts'

const curve = (...points: [seconds: number, net: string][]): Curve => ({
  id: 'u1',
  points: points.map(([seconds, net]) => [seconds * 1000, net]),
})
const values = (points: { value: number }[] | undefined) => points?.map(({ value }) => value)

test('a result stands still until the next one', () => {
  const [plot] = curvePlots([curve([0, '0'], [2, '5'])], 4_000)
  expect(values(plot?.line)).toEqual([0, 0, 5, 5, 5])
})

test('two curves are read at the same moments, each from its own beginning', () => {
  const [early, late] = curvePlots([curve([0, '0']), curve([3, '0'], [4, '-1'])], 5_000)
  expect(early?.line.map(({ time }) => time)).toEqual([0, 1, 2, 3, 4, 5])
  expect(late?.line.map(({ time }) => time)).toEqual([3, 4, 5])
})

test('moments are evenly spaced and few, however long the time is', () => {
  const year = 31_536_000
  const [plot] = curvePlots([curve([0, '0'], [7, '1'])], year * 1000)
  const times = plot?.line.map(({ time }) => Number(time)) ?? []
  expect(times).toHaveLength(401)
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1)
  expect(times.at(-1)).toBe(year)
})

test('a fall between two moments is not lost', () => {
  const [plot] = curvePlots([curve([0, '0'], [1, '10'], [2, '-30'], [3, '10'])], 4_000_000)
  expect(values(plot?.falls)?.[1]).toBe(-40)
  expect(values(plot?.line)?.[1]).toBe(10)
})

test('a fall is counted from the highest so far, and the beginning is a height too', () => {
  const [plot] = curvePlots([curve([0, '0'], [1, '-5'], [2, '3'], [3, '1'])], 3_000)
  expect(values(plot?.falls)).toEqual([0, -5, 0, -2])
})

test('a curve of nothing draws nothing', () => {
  expect(curvePlots([], 1_000)).toEqual([])
  expect(curvePlots([curve()], 1_000)).toEqual([])
  expect(curvePlots([curve([5, '0'])], 5_000)[0]?.line).toHaveLength(2)
})
