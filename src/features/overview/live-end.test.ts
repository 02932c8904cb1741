import { expect, test } from 'vitest'
import { equitySummary } from './equity-summary.ts'
import { untilNow } from './live-end.ts'

const points = [
  { at: 1_000, equity: '10000', pnl: '0' },
  { at: 2_000, equity: '9963.98', pnl: '-36.02' },
]
const equity = { points, steps: [{ at: 1_000, amount: '10000', kind: 'deposit' as const }] }

test('what the account is worth now ends the curve, and the profit says the same', () => {
  const now = untilNow(equity, { equity: '9965.07', at: 3_000 })
  expect(now?.points.at(-1)).toEqual({ at: 3_000, equity: '9965.07', pnl: '-34.93' })
  expect(now?.points).toHaveLength(3)
  expect(now && equitySummary(now)).toMatchObject({ equity: '9965.07', profit: '-34.93' })
})

test('without a later time the last sample takes its value', () => {
  for (const at of [2_000, 1_500, undefined]) {
    const now = untilNow(equity, { equity: '9965.07', ...(at !== undefined && { at }) })
    expect(now?.points.map((point) => point.equity)).toEqual(['10000', '9965.07'])
  }
})

test('money that may have been paid in is never called profit: the curve is asked for again', () => {
  expect(untilNow(equity, { equity: '10063.99', at: 3_000 })).toBeNull()
  expect(untilNow(equity, { equity: '9800', at: 3_000 })).toBeNull()
})

test('an account without a curve has none', () => {
  const none = { points: [], steps: [] }
  expect(untilNow(none, { equity: '5', at: 1 })).toBe(none)
  const empty = { points: [{ at: 1, equity: '0', pnl: '0' }], steps: [] }
  expect(untilNow(empty, { equity: '0', at: 2 })).toBe(empty)
  expect(untilNow(empty, { equity: '50', at: 2 })).toBeNull()
})
