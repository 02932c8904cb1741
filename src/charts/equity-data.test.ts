import { expect, test } from 'vitest'
import { drawdownOf, equityPlot } from './equity-data.ts'

const at = (minutes: number) => minutes * 60_000
const point = (minutes: number, equity: string, pnl = '0') => ({ at: at(minutes), equity, pnl })
const flat = (points: { time: number; value: number }[]) =>
  points.map(({ time, value }) => [time, value])

test('money paid in between two samples is a step, not a slope', () => {
  const { equity, steps } = equityPlot(
    [point(0, '100'), point(10, '350')],
    [{ at: at(5), amount: '250' }],
  )
  expect(flat(equity)).toEqual([
    [0, 100],
    [299, 100],
    [300, 350],
    [600, 350],
  ])
  expect(flat(steps)).toEqual([[300, 250]])
})

test('two steps after each other stand on each other', () => {
  const { equity } = equityPlot(
    [point(0, '100'), point(10, '120')],
    [
      { at: at(6), amount: '-30' },
      { at: at(5), amount: '50' },
    ],
  )
  expect(flat(equity).map(([, value]) => value)).toEqual([100, 100, 150, 150, 120, 120])
})

test('the first money is where the curve begins', () => {
  const { equity } = equityPlot([point(5, '100')], [{ at: at(5), amount: '100' }])
  expect(flat(equity)).toEqual([[300, 100]])
})

test('a withdrawal is no drawdown', () => {
  const points = [point(0, '100'), point(1, '110', '10'), point(2, '60', '10')]
  for (const { value } of drawdownOf(points)) expect(value).toBeCloseTo(0)
})

test('drawdown is counted from the highest profit, of what the account would hold there', () => {
  const points = [point(0, '100'), point(1, '120', '20'), point(2, '90', '-10'), point(3, '121', '21')]
  const [, , low, high] = drawdownOf(points).map(({ value }) => value)
  expect(low).toBe(-25)
  expect(high).toBeCloseTo(0)
})

test('nothing is divided by an empty account', () => {
  expect(drawdownOf([point(0, '0'), point(1, '0')]).every(({ value }) => Number.isFinite(value))).toBe(true)
})

test('times only ever grow, however close the samples are', () => {
  const points = [point(0, '1'), { ...point(0, '2'), at: 400 }, point(1, '3')]
  const times = equityPlot(points, []).equity.map(({ time }) => time)
  expect(times).toEqual([0, 60])
})
