import { expect, test } from 'vitest'
import { comparedMarks } from './compared-marks.ts'

const side = {
  execution_id: null,
  trigger_id: null,
  at: '2026-04-01T10:00:00.000Z',
  action: 'buy' as const,
  cause: 'order' as const,
  price: 100,
  fill_price: 100.5,
  quantity: 0.1,
  fee: 0.01,
  funding: 0,
  error: null,
}
const row = {
  symbol: 'BTC',
  at: side.at,
  live: { ...side, fill_price: 101 },
  tested: side,
  differences: [],
}

test('marks what was filled live and in the backtest, each with its own name', () => {
  const marks = comparedMarks([row, { ...row, symbol: 'ETH' }], 'BTC')
  expect(marks.map(({ id, label }) => [id, label])).toEqual([
    ['live-0', 'Live'],
    ['tested-0', 'Backtest'],
  ])
  expect(marks[0]?.at).toBe(Date.parse(side.at))
})

test('has no mark for what was refused', () => {
  const refused = { ...side, fill_price: null, quantity: null, error: 'too large' }
  expect(comparedMarks([{ ...row, live: refused, tested: null }], 'BTC')).toEqual([])
})
