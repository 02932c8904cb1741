import { expect, test } from 'vitest'
import { equitySummary, readableRows } from './equity-summary.ts'

const point = (at: number, equity: string, pnl: string) => ({ at, equity, pnl })

test('what was paid in is no profit, and what was paid out no loss', () => {
  const points = [point(1, '100', '0'), point(2, '360', '10'), point(3, '255', '5')]
  const steps = [
    { at: 2, amount: '250', kind: 'deposit' as const },
    { at: 3, amount: '-100', kind: 'withdrawal' as const },
  ]
  expect(equitySummary({ points, steps })).toEqual({
    equity: '255',
    profit: '5',
    deepest: '-5',
    paidIn: '150',
  })
})

test('an account that never held anything has no curve', () => {
  expect(equitySummary({ points: [point(1, '0', '0')], steps: [] })).toBeNull()
  expect(equitySummary({ points: [], steps: [] })).toBeNull()
})

test('a long curve is thinned to be read, and ends now', () => {
  const points = Array.from({ length: 1_000 }, (_, at) => point(at, '1', '0'))
  const rows = readableRows(points, 50)
  expect(rows.length).toBeLessThanOrEqual(50)
  expect(rows[0]?.at).toBe(999)
})
