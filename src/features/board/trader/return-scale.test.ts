import { expect, test } from 'vitest'
import { returnScale } from './return-scale.ts'

test('reaches from the deepest fall to the best return of the rows', () => {
  const rows = [
    { roiPct: 12, maxDrawdownPct: 4 },
    { roiPct: -3, maxDrawdownPct: 9 },
  ]
  expect(returnScale(rows)).toEqual({ lossThreshold: 9, profitTarget: 12 })
})

test('a loss deeper than any fall has its place too', () => {
  expect(returnScale([{ roiPct: -20, maxDrawdownPct: 5 }]).lossThreshold).toBe(20)
})

test('a board without results is not blown up', () => {
  expect(returnScale([])).toEqual({ lossThreshold: 1, profitTarget: 1 })
  expect(returnScale([{ roiPct: 0.01, maxDrawdownPct: 0 }]).profitTarget).toBe(1)
})
