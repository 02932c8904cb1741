import { expect, test } from 'vitest'
import { fewestStarts } from '../expectation/past-starts.ts'
import { quickTerms } from '../sessions/terms.ts'
import { barsOf } from '../testing/series.ts'
import { usualCosts } from '../testing/rehearsals.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import { study } from './study.ts'
import type { Market } from './trial.ts'

const market: Market = {
  symbol: 'BTC',
  limits: { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' },
  costs: usualCosts,
}
const terms = quickTerms({ budget: '1000', profitTarget: 4, lossThreshold: 2, maxPositions: 1 })

test('costs lower the result, and the same candles give the same study', () => {
  const bars = syntheticBars(3, 40_000)
  const found = study(terms, market, bars, 60)
  expect(found?.sessions).toBeGreaterThan(fewestStarts)
  expect(found?.mean).toBeLessThan(found?.beforeCosts ?? NaN)
  expect(found?.inSample?.sessions).toBeGreaterThan(0)
  expect(found?.outOfSample?.sessions).toBeGreaterThan(0)
  expect(study(terms, market, bars, 60)).toEqual(found)
})

test('on a market that only rises, always long wins and always short loses', () => {
  const rising = barsOf(
    Array.from({ length: 40_000 }, (_, i) => 100 * 1.00002 ** i),
    0.0001,
  )
  const found = study(terms, market, rising, 60)
  expect(found?.rivals.long).toBeGreaterThan(3.5)
  expect(found?.rivals.short).toBeLessThan(-1.9)
})

test('says nothing of candles that are longer than what the session watches', () => {
  const { intervals } = terms.strategy
  const coarse = study(terms, market, syntheticBars(3, 9_000, '4h'), 60)
  expect(intervals).not.toContain('1d')
  expect(coarse).toBeNull()
})
