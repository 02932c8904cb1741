import { expect, test } from 'vitest'
import { daySpans } from './day-bars.ts'

const day = (date: string, net_pnl: string) => ({ date, net_pnl, trade_count: 2, win_count: 1 })
const days = [
  day('2026-01-01', '0.1'),
  day('2026-01-02', '0.2'),
  day('2026-01-05', '-1'),
  day('2026-01-06', '4'),
  day('2026-01-07', '5'),
]

test('with room for all of them every day is a bar', () => {
  expect(daySpans(days, 5).map(({ net }) => net)).toEqual(['0.1', '0.2', '-1', '4', '5'])
})

test('without room neighbours are added up, exactly, and none is lost', () => {
  expect(daySpans(days, 3)).toEqual([
    { from: '2026-01-01', to: '2026-01-02', net: '0.3', trades: 4 },
    { from: '2026-01-05', to: '2026-01-06', net: '3', trades: 4 },
    { from: '2026-01-07', to: '2026-01-07', net: '5', trades: 2 },
  ])
  expect(daySpans([], 3)).toEqual([])
})
