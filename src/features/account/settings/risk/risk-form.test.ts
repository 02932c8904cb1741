import { expect, test } from 'vitest'
import type { RiskConfig } from '../../../../../contract/desk/risk-config.ts'
import { changesOf, readRisk, riskText, wished } from './risk-form.ts'

const now: RiskConfig = {
  account_risk_percent: 2,
  max_risk_amount: null,
  max_position_size: 0.5,
  max_leverage: 5,
  daily_max_drawdown_percent: 5,
  max_open_positions: 5,
  require_stop_loss: true,
  min_risk_reward_ratio: 1.5,
  limits_sessions: true,
  pending: null,
}

test('what was not touched is no change', () => {
  expect(readRisk(riskText(now), now)).toEqual({ change: {}, errors: {} })
})

test('asks for what differs, and an empty limit is none', () => {
  const text = { ...riskText(now), max_risk_amount: '150', max_position_size: '' }
  expect(readRisk({ ...text, require_stop_loss: false }, now).change).toEqual({
    max_risk_amount: 150,
    max_position_size: null,
    require_stop_loss: false,
  })
})

test.each([
  ['account_risk_percent', '0'],
  ['account_risk_percent', '101'],
  ['account_risk_percent', ''],
  ['max_leverage', '2.5'],
  ['max_leverage', '0'],
  ['max_risk_amount', '0'],
  ['daily_max_drawdown_percent', 'abc'],
  ['min_risk_reward_ratio', '-1'],
] as const)('refuses %s of "%s" at its field', (field, typed) => {
  const { change, errors } = readRisk({ ...riskText(now), [field]: typed }, now)
  expect(change).toBeNull()
  expect(Object.keys(errors)).toEqual([field])
})

test('says what is to change, and the form goes on from there', () => {
  const { pending: _, ...limits } = now
  const takes_effect_at = '2026-04-02T00:00:00.000Z'
  const config = { ...now, pending: { ...limits, max_leverage: 10, takes_effect_at } }
  expect(changesOf(config)).toEqual([{ label: 'Highest leverage', before: '5 ×', after: '10 ×' }])
  expect(changesOf(now)).toEqual([])
  expect(readRisk(riskText(wished(config)), wished(config)).change).toEqual({})
  // Typing the limit in force cancels the pending change.
  const back = { ...riskText(wished(config)), max_leverage: '5' }
  expect(readRisk(back, wished(config)).change).toEqual({ max_leverage: 5 })
})
