import { expect, test } from 'vitest'
import { curve, merged } from './equity.ts'

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

test('what was noted between the samples of the exchange is part of the curve', () => {
  const told = [sample(0, '100', '0'), sample(3_600_000, '104', '4')]
  const noted = [
    { at: 60_000, equity: '110' },
    { at: 120_000, equity: '95' },
    { at: 3_600_000, equity: '1' },
  ]
  const points = curve(merged(told, noted, []), [])
  expect(points.map(({ pnl }) => pnl)).toEqual(['0', '10', '-5', '4'])
})

test('what was noted around a transfer is left out: nobody knows whether it was in the equity', () => {
  const steps = [{ at: 600_000, amount: '500' }]
  const noted = [
    { at: 500_000, equity: '100' },
    { at: 560_000, equity: '100' },
    { at: 620_000, equity: '100' },
    { at: 700_000, equity: '601' },
  ]
  const points = curve(merged([sample(0, '100', '0')], noted, steps), steps)
  expect(points.map(({ at, pnl }) => [at, pnl])).toEqual([
    [0, '0'],
    [500_000, '0'],
    [700_000, '1'],
  ])
})
