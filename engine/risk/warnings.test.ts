import { expect, it } from 'vitest'
import { defaultRiskLimits } from './limits.ts'
import { rMultiple } from './r-multiple.ts'
import { warningsOf } from './warnings.ts'

const draft = {
  side: 'long' as const,
  entryPrice: '1000',
  stopPrice: '980',
  targets: [],
  quantity: '1',
  leverage: 2,
}
const account = {
  balance: '1000',
  available: '1000',
  openPositions: 0,
  dayStartEquity: '1000',
  dayLoss: '0',
  takerFee: '0',
}

it.each([
  ['nothing', {}, {}, '500', 1.5, []],
  ['an unusual market', {}, {}, '1', 1.51, ['HIGH_VOLATILITY']],
  ['a market that nobody knows', {}, {}, '1', null, []],
  ['a day nearly used up', {}, { dayLoss: '40' }, '1', null, ['APPROACHING_DRAWDOWN']],
  ['more than half of the balance', {}, {}, '500.01', null, ['LARGE_POSITION']],
  ['a stop within the noise', { stopPrice: '995.01' }, {}, '1', null, ['TIGHT_STOP']],
  ['a stop far away', { stopPrice: '1050.01' }, {}, '1', null, ['WIDE_STOP']],
  ['no stop', { stopPrice: null }, {}, '1', null, []],
])('warns of %s', (_name, ofDraft, ofAccount, margin, volatility, warnings) => {
  const found = warningsOf(
    { ...draft, ...ofDraft },
    { margin },
    { ...account, ...ofAccount },
    defaultRiskLimits,
    volatility,
  )
  expect(found).toEqual(warnings)
})

it('a result in R is null where nothing was at risk', () => {
  expect(rMultiple('-150', '150')).toBe('-1')
  expect(rMultiple('300', '150')).toBe('2')
  expect(rMultiple('300', null)).toBeNull()
  expect(rMultiple('300', '0')).toBeNull()
})
