import { expect, test } from 'vitest'
import { drawdownOf, equityPlot, withSteps } from './equity-data.ts'

const at = (minutes: number) => minutes * 60_000
const point = (minutes: number, equity: string, pnl = '0') => ({ at: at(minutes), equity, pnl })
const entries = (values: ReadonlyMap<number, number>) =>
  [...values].toSorted(([left], [right]) => left - right)

test('money paid in between two samples is a step, not a slope', () => {
  const points = [point(0, '100'), point(10, '350')]
  const steps = [{ at: at(5), amount: '250' }]
  const { equity, steps: marks } = equityPlot(points, steps)
  const valueAt = (time: number) => equity.find((drawn) => drawn.time >= time)?.value
  expect([valueAt(0), valueAt(297), valueAt(301), valueAt(600)]).toEqual([100, 100, 350, 350])
  expect(marks.map(({ value }) => value)).toEqual([250])
})

test('two steps after each other stand on each other', () => {
  const points = [point(0, '100'), point(10, '120')]
  const steps = [
    { at: at(6), amount: '-30' },
    { at: at(5), amount: '50' },
  ]
  expect(entries(withSteps(points, steps))).toEqual([
    [0, 100],
    [300, 150],
    [360, 120],
    [600, 120],
  ])
})

test('a step that its sample has already is not counted twice', () => {
  const steps = [{ at: at(5), amount: '100' }]
  expect(entries(withSteps([point(5, '100')], steps))).toEqual([[300, 100]])
  const points = [point(0, '50'), point(5, '150')]
  expect(entries(withSteps(points, steps))).toContainEqual([300, 150])
})

test('the same time takes the same room, however the samples lie', () => {
  const { equity } = equityPlot([point(0, '1'), point(1, '2'), point(600, '3')], [])
  const gaps = equity.slice(1, -1).map(({ time }, index) => time - (equity[index]?.time ?? 0))
  expect(new Set(gaps).size).toBe(1)
  expect([equity[0]?.time, equity.at(-1)?.time]).toEqual([0, 36_000])
  expect(equityPlot([], [])).toEqual({ equity: [], drawdown: [], steps: [] })
})

test('a withdrawal is no drawdown', () => {
  const points = [point(0, '100'), point(1, '110', '10'), point(2, '60', '10')]
  expect([...drawdownOf(points).values()]).toEqual([0, 0, 0])
})

test('drawdown is counted from the highest profit, of what the account would hold there', () => {
  const points = [
    point(0, '100'),
    point(1, '120', '20'),
    point(2, '90', '-10'),
    point(3, '121', '21'),
  ]
  const [, , low, high] = drawdownOf(points).values()
  expect(low).toBe(-25)
  expect(high).toBe(0)
})

test('where no equity is known the fall is in dollars', () => {
  const points = [point(0, '0'), point(1, '20', '20'), point(2, '-10', '-10')]
  expect([...drawdownOf(points, 'dollars').values()]).toEqual([-0, -0, -30])
})

test('nothing is divided by an empty account', () => {
  const empty = [point(0, '5', '5'), point(1, '-5', '-5')]
  expect([...drawdownOf(empty).values()].every(Number.isFinite)).toBe(true)
})

test('times only ever grow, however close the samples are', () => {
  const points = [point(0, '1'), { ...point(0, '2'), at: 400 }, point(1, '3')]
  const times = equityPlot(points, []).equity.map(({ time }) => time)
  expect(times).toEqual([...new Set(times)].toSorted((left, right) => left - right))
  expect([times[0], times.at(-1)]).toEqual([0, 60])
})
