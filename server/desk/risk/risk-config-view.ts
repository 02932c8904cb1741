// Converts limits between the engine's shape and the API's, where amounts are JSON numbers.
import { toNumber } from '../../../contract/decimal.ts'
import type { RiskConfig, RiskConfigChange } from '../../../contract/desk/risk-config.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { RiskLimits } from '../../../engine/risk/limits.ts'
import type { LimitsNow } from '../../trading/index.ts'

export function riskConfigView({ limits, pending, areSet }: LimitsNow): RiskConfig {
  return {
    ...onWire(limits),
    limits_sessions: areSet,
    pending: pending && {
      ...onWire(pending.limits),
      takes_effect_at: new Date(pending.at).toISOString(),
    },
  }
}

function onWire(limits: RiskLimits): Omit<RiskConfig, 'pending' | 'limits_sessions'> {
  return {
    account_risk_percent: limits.accountRiskPercent,
    max_risk_amount: limits.maxRiskAmount === null ? null : toNumber(limits.maxRiskAmount),
    max_position_size: limits.maxPositionSize === null ? null : toNumber(limits.maxPositionSize),
    max_leverage: limits.maxLeverage,
    daily_max_drawdown_percent: limits.dailyMaxDrawdownPercent,
    max_open_positions: limits.maxOpenPositions,
    require_stop_loss: limits.requireStopLoss,
    min_risk_reward_ratio: limits.minRiskRewardRatio,
  }
}

/** Fields that the change does not name keep their value. */
export function changed(limits: RiskLimits, change: RiskConfigChange): RiskLimits {
  return {
    accountRiskPercent: change.account_risk_percent ?? limits.accountRiskPercent,
    maxRiskAmount: amount(change.max_risk_amount, limits.maxRiskAmount),
    maxPositionSize: amount(change.max_position_size, limits.maxPositionSize),
    maxLeverage: change.max_leverage ?? limits.maxLeverage,
    dailyMaxDrawdownPercent: change.daily_max_drawdown_percent ?? limits.dailyMaxDrawdownPercent,
    maxOpenPositions: change.max_open_positions ?? limits.maxOpenPositions,
    requireStopLoss: change.require_stop_loss ?? limits.requireStopLoss,
    minRiskRewardRatio: change.min_risk_reward_ratio ?? limits.minRiskRewardRatio,
  }
}

function amount(
  change: number | null | undefined,
  now: DecimalString | null,
): DecimalString | null {
  if (change === undefined) return now
  return change === null ? null : String(change)
}
