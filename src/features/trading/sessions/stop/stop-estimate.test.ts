import { expect, test } from 'vitest'
import { samplePosition } from '../../../../testing/sample-position.ts'
import { estimateStop } from './stop-estimate.ts'

const fees = { taker: '0.0004', builder: '0.0001' }
const pnl = { realized: '3', unrealized: '9', fees: '1', funding: '-0.5', net: '10.5', netPct: 1 }

test('closing now keeps what is settled and adds each position at the mark, less slippage and fee', () => {
  const { closeNow, positions } = estimateStop(pnl, [samplePosition({})], '50000', fees)
  // Fill 49,975: 0.01 × −25 = −0.25, fee 0.01 × 49,975 × 0.0005 = 0.249875; settled 3 − 1 − 0.5.
  expect(closeNow).toBe('1.000125')
  expect(positions).toHaveLength(1)
})

test('going on ends between every stop and every target', () => {
  const { atStops, atTargets } = estimateStop(pnl, [samplePosition({})], '50000', fees)
  expect(atStops).toBe('-8.745')
  expect(atTargets).toBe('51.225')
})

test('knows no worst case when a position has no stop', () => {
  const naked = samplePosition({ stopLossPrice: null })
  expect(estimateStop(pnl, [naked], '50000', fees).atStops).toBeNull()
})

test('an entry that is not filled yet is worth nothing', () => {
  const opening = samplePosition({ status: 'opening', entryPrice: '0', size: '0' })
  expect(estimateStop(pnl, [opening], '50000', fees).closeNow).toBe('1.5')
})
