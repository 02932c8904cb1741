import { expect, test } from 'vitest'
import { syntheticBars } from '../../engine/testing/synthetic-bars.ts'
import { runBacktest } from '../backtest/run.ts'
import { parsed } from '../testing/machines.ts'
import { blankProgram, starters } from './starters.ts'

const costs = { takerFee: '0.00045', slippage: '0.0005', fundingHourly: '0.0000125' }
const limits = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const bars = syntheticBars(7, 3_000, '1h')

const programs = Object.entries({ ...starters, blank: blankProgram })

test.each(programs)('%s trades without a fault, and can be read at once', async (_, code) => {
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(25)
  const program = parsed(code)
  const result = await runBacktest({
    program,
    markets: [{ symbol: 'BTC', bars, limits }],
    balance: '10000',
    costs,
    from: 0,
  })
  if (result === null || !('statistics' in result)) throw new Error('the backtest did not end')
  expect(result.failed).toEqual({ count: 0, first: null })
  expect(result.trades.length).toBeGreaterThan(0)
  expect(result.decisions.filter(({ refusal }) => refusal !== undefined)).toEqual([])
})

test.each(Object.entries(starters))('%s has sliders', (_, code) => {
  const { params } = parsed(code)
  expect(params.length).toBeGreaterThanOrEqual(2)
  for (const param of params) expect([param.min, param.max]).not.toContain(undefined)
})
