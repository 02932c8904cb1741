import { expect, test } from 'vitest'
import type { ProgramTrade } from '../../../../engine/programs/account.ts'
import { EquityCurve, programStatistics } from '../../../../engine/programs/statistics.ts'
import { add, zero } from '../../../../contract/decimal.ts'
import { warningsOf, type Judged } from './warnings.ts'

function judged(nets: readonly number[], more: Partial<Judged> = {}) {
  const trades = nets.map((net): ProgramTrade => ({
    symbol: 'BTC',
    side: 'long',
    quantity: '1',
    entryPrice: '100',
    exitPrice: '100',
    openedAt: 0,
    closedAt: 1,
    gross: String(net),
    fees: '0',
    funding: '0',
    net: String(net),
    cause: 'order',
  }))
  const cash = add('10000', zero, ...trades.map(({ net }) => net))
  return warningsOf({
    statistics: programStatistics('10000', cash, trades, new EquityCurve(10_000)),
    trades,
    costs: { takerFee: '0.00045', slippage: '0.0005', fundingHourly: '0' },
    failedRuns: 0,
    days: 365,
    wantedDays: 365,
    ...more,
  }).map(({ warns }) => warns)
}

const steady = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? -5 : 10))

test('a steady result is told to be in-sample, nothing more', () => {
  expect(judged(steady)).toEqual(['in_sample'])
})

test('no trades, few trades, one that carries it, and chance', () => {
  expect(judged([])).toEqual(['no_trades'])
  expect(judged([10, 10, 10])).toEqual(['few_trades', 'in_sample'])
  expect(judged([...steady.map(() => -1), 500])).toEqual([
    'could_be_chance',
    'one_trade',
    'in_sample',
  ])
})

test('failing runs, less history than asked for, and costs that are left out', () => {
  const more = {
    failedRuns: 3,
    days: 100,
    costs: { takerFee: '0', slippage: '0', fundingHourly: '0' },
  }
  expect(judged(steady, more)).toEqual([
    'failing_runs',
    'short_history',
    'costs_ignored',
    'in_sample',
  ])
})
