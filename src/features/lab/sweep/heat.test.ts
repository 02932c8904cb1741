import { expect, test } from 'vitest'
import { gridOf, strengthOf } from './heat.ts'

const half = (return_pct: number) => ({
  net_pnl: return_pct * 100,
  return_pct,
  max_drawdown: 0,
  total_trades: 3,
  sharpe: null,
  profit_factor: null,
})
const run = (params: Record<string, number>, inside: number, outside: number) => ({
  params,
  in_sample: half(inside),
  out_of_sample: half(outside),
})

test('lays the runs of two params out with the first one down and the second one across', () => {
  const runs = [
    run({ fast: 2, slow: 20, size: 1 }, 1, 2),
    run({ fast: 2, slow: 30, size: 1 }, 3, 4),
    run({ fast: 3, slow: 20, size: 1 }, 5, 6),
    run({ fast: 3, slow: 30, size: 1 }, 7, 8),
  ]
  const grid = gridOf(['fast', 'slow'], runs)
  expect(grid.down).toEqual([2, 3])
  expect(grid.across).toEqual([20, 30])
  expect(grid.at(1, 0)).toEqual({ index: 2, run: runs[2] })
})

test('lays the runs of one param out in a row', () => {
  const runs = [run({ fast: 2 }, 1, 2), run({ fast: 3 }, 3, 4)]
  const grid = gridOf(['fast'], runs)
  expect(grid.down).toEqual([null])
  expect(grid.across).toEqual([2, 3])
  expect(grid.at(0, 1)).toEqual({ index: 1, run: runs[1] })
})

test('colours both halves by one scale', () => {
  const runs = [run({ fast: 2 }, 50, -100), run({ fast: 3 }, 0, 25)]
  const strength = strengthOf(runs)
  expect(strength(-100)).toBe(1)
  expect(strength(50)).toBe(0.5)
  expect(strengthOf([run({ fast: 2 }, 0, 0)])(0)).toBe(0)
})
