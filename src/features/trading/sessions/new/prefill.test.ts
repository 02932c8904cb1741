import { expect, test } from 'vitest'
import { paths } from '../../../../app/paths.ts'
import { assetFrom, modeFrom, prefillKey, valuesFrom } from './prefill.ts'
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
const hour = 3_600_000

test('a link with a session’s settings fills the form in like it, with its time', () => {
  const given = search(paths.newSession({ ...settings, durationMs: 8 * hour, kind: 'quick' }))
  expect(assetFrom(given, markets)?.symbol).toBe('ETH')
  expect(valuesFrom(given)).toEqual({
    preset: 'quick',
    horizon: '1D',
    maxWalletBudget: false,
    text: {
      budget: '250.5',
      profitTarget: '12.5',
      lossThreshold: '8',
      maxPositions: '2',
      time: '8',
      unit: 'hours',
    },
  })
  expect(modeFrom(given)).toBe('custom')
})

test('numbers of a preset are simple, and its own ones custom', () => {
  const chosen = { kind: 'advance', executionStrategy: 'Degen', strategyDuration: '3D' } as const
  const preset = { profitTarget: 22.5, lossThreshold: 9, maxPositions: 1, durationMs: 72 * hour }
  const whole = search(paths.newSession({ ...chosen, ...preset, budget: '50' }))
  expect(valuesFrom(whole)).toMatchObject({
    preset: 'Degen',
    horizon: '3D',
    text: { profitTarget: '22.5', lossThreshold: '9', time: '3', unit: 'days' },
  })
  expect(modeFrom(whole)).toBe('simple')
  const changed = search(paths.newSession({ ...chosen, ...preset, lossThreshold: 4 }))
  expect(modeFrom(changed)).toBe('custom')
  expect(valuesFrom(changed).text).toMatchObject({ profitTarget: '22.5', lossThreshold: '4' })
  expect(modeFrom(search('?'))).toBe('simple')
  expect(modeFrom(search('?form=custom'))).toBe('custom')
})

test('a number that makes no sense is shown at its field, other settings are left to the defaults', () => {
  const given = search(
    '?kind=x&assetIndex=9&budget=-5&maxPositions=many&strategyDuration=2D&executionStrategy=',
  )
  expect(assetFrom(given, markets)).toBeUndefined()
  expect(modeFrom(given)).toBe('custom')
  expect(valuesFrom(given)).toMatchObject({
    preset: 'quick',
    horizon: '1D',
    text: { ...quickFormDefaults, budget: '-5', maxPositions: 'many' },
  })
  expect(valuesFrom(search('?kind=advance')).preset).toBe('Conservative')
})

test('an exact number of a link can be read in one way only', () => {
  expect(valuesFrom(search('?budget=12.345&profitTarget=12.50&lossThreshold=')).text).toMatchObject(
    { ...quickFormDefaults, budget: '12.3450', profitTarget: '12.5' },
  )
  expect(valuesFrom(search('?budget=12,500')).text.budget).toBe('12,500')
})

test('a market may be named by its index', () => {
  expect(assetFrom(search(paths.newSession({ assetIndex: 1 })), markets)?.symbol).toBe('ETH')
})

test('choosing a market or a form is no new prefill, other settings are', () => {
  const of = (path: string) => prefillKey(search(path))
  expect(of('?symbol=BTC&budget=10')).toBe(of('?budget=10&form=custom&symbol=ETH'))
  expect(of('?budget=10')).not.toBe(of('?budget=11'))
})
