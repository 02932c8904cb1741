import { expect, test } from 'vitest'
import { paths } from '../../../../app/paths.ts'
import { advanceValuesFrom, assetFrom, kindFrom, prefillKey, quickTextFrom } from './prefill.ts'
import { quickFormDefaults } from './quick-form.ts'

const search = (path: string) => new URLSearchParams(path.split('?')[1])
const markets = [
  { symbol: 'BTC', assetIndex: 0, maxLeverage: 40, szDecimals: 5 },
  { symbol: 'ETH', assetIndex: 1, maxLeverage: 25, szDecimals: 4 },
]
const settings = {
  symbol: 'ETH',
  assetIndex: 1,
  budget: '250.5',
  profitTarget: 12.5,
  lossThreshold: 8,
  maxPositions: 2,
}

test('a link with a quick session’s settings fills the form in like it', () => {
  const given = search(paths.newSession({ ...settings, kind: 'quick' }))
  expect(kindFrom(given)).toBe('quick')
  expect(assetFrom(given, markets)?.symbol).toBe('ETH')
  expect(quickTextFrom(given)).toEqual({
    budget: '250.5',
    profitTarget: '12.5',
    lossThreshold: '8',
    maxPositions: '2',
  })
})

test('a link with an advance session’s settings fills that form in', () => {
  const chosen = { executionStrategy: 'Degen', strategyDuration: '30D' }
  const given = search(paths.newSession({ ...settings, ...chosen, kind: 'advance' }))
  expect(kindFrom(given)).toBe('advance')
  expect(advanceValuesFrom(given)).toEqual({
    amount: '250.5',
    executionStrategy: 'Degen',
    strategyDuration: '30D',
    maxWalletBudget: false,
  })
})

test('a number that makes no sense is shown at its field, other settings are left to the defaults', () => {
  const given = search(
    '?kind=x&assetIndex=9&budget=-5&maxPositions=many&strategyDuration=2D&executionStrategy=',
  )
  expect(kindFrom(given)).toBe('quick')
  expect(assetFrom(given, markets)).toBeUndefined()
  expect(quickTextFrom(given)).toEqual({ ...quickFormDefaults, budget: '-5', maxPositions: 'many' })
  expect(advanceValuesFrom(given)).toMatchObject({
    amount: '-5',
    executionStrategy: 'Conservative',
    strategyDuration: '1D',
  })
})

test('an exact number of a link can be read in one way only', () => {
  expect(quickTextFrom(search('?budget=12.345&profitTarget=12.50&lossThreshold='))).toEqual({
    ...quickFormDefaults,
    budget: '12.3450',
    profitTarget: '12.5',
  })
  expect(quickTextFrom(search('?budget=12,500')).budget).toBe('12,500')
})

test('a market may be named by its index', () => {
  expect(assetFrom(search(paths.newSession({ assetIndex: 1 })), markets)?.symbol).toBe('ETH')
})

test('choosing a market or a tab is no new prefill, other settings are', () => {
  const of = (path: string) => prefillKey(search(path))
  expect(of('?symbol=BTC&budget=10')).toBe(of('?budget=10&kind=advance&symbol=ETH'))
  expect(of('?budget=10')).not.toBe(of('?budget=11'))
})
