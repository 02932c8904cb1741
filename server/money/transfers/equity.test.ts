import { expect, test } from 'vitest'
import { curve } from './equity.ts'

const sample = (at: number, equity: string, pnl: string | null = null) => ({ at, equity, pnl })

test('what was paid in or out is no profit', () => {
  const steps = [
    { at: 15, amount: '500' },
    { at: 25, amount: '-200' },
  ]
  const points = curve([sample(10, '100'), sample(20, '610'), sample(30, '395')], steps)
  expect(points.map(({ pnl }) => pnl)).toEqual(['0', '10', '-5'])
})

test('where the exchange tells the profit, its word counts, and the next point goes on from there', () => {
  const steps = [{ at: 20, amount: '500' }]
  const points = curve([sample(10, '100', '3'), sample(20, '100', '3'), sample(30, '602')], steps)
  expect(points.map(({ pnl }) => pnl)).toEqual(['3', '3', '505'])
})
