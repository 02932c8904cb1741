import type { Examples } from './example.ts'

const limits = {
  account_risk_percent: 2,
  max_risk_amount: 150,
  max_position_size: 0.5,
  max_leverage: 5,
  daily_max_drawdown_percent: 5,
  max_open_positions: 5,
  require_stop_loss: true,
  min_risk_reward_ratio: 1.5,
}

export const deskExamples: Examples<'getRiskConfig' | 'putRiskConfig'> = {
  getRiskConfig: { response: { ...limits, pending: null } },
  putRiskConfig: { body: limits, response: { ...limits, pending: null } },
}
