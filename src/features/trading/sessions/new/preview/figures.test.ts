import { expect, test } from 'vitest'
import type { Asset } from '../../../../../../contract/market/market.ts'
import { quickDraft } from '../draft.ts'
import { figures } from './figures.ts'

const btc: Asset = { symbol: 'BTC', assetIndex: 0, maxLeverage: 40, szDecimals: 5 }
const world = {
  minimums: { budget: '10', deposit: '5', order: '10' },
  fees: { withdraw: '1', taker: '0.00045', maker: '0.00015', builder: '0.0001' },
}
const contract = { budget: '100', profitTarget: 40, lossThreshold: 5, maxPositions: 4 }

test('what can be lost is the threshold, and a position costs its fees and slippage both ways', () => {
  const result = figures(quickDraft(contract), btc, world)
  if ('refusal' in result) throw new Error(result.refusal)
  const { leverage } = result.plan
  expect(result.notional).toBe(String(100 * leverage))
  // Notional × (2 × 0.00055 + 0.001)
  expect(result.canLose).toBe('5')
  expect(Number(result.positionCost) * contract.maxPositions).toBeCloseTo(
    100 * leverage * 0.0021,
    6,
  )
  expect(result.breakEvenPct).toBe(0.21)
  expect(result.rewardToRisk).toBe('8')
})

test('hands on why no plan fits', () => {
  const result = figures(quickDraft({ ...contract, profitTarget: 0.1 }), btc, world)
  expect(result).toHaveProperty('refusal', expect.stringContaining('0.1%'))
})
