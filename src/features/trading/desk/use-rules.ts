import { useQuery } from '@tanstack/react-query'
import type { RiskConfig } from '../../../../contract/desk/risk-config.ts'
import type { RiskDay } from '../../../../contract/desk/risk-day.ts'
import type { RiskLimits } from '../../../../engine/risk/limits.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { riskConfigQuery } from '../../../api/risk.queries.ts'
import { riskDayQuery } from '../../../api/trading.queries.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import type { Rules } from './verdict/verdict.ts'

export interface KnownRules {
  /** Null while unknown, or after a failed request. */
  rules: Rules | null
  error: Error | null
  retry: () => void
}

/** The person's limits, and the account's figures for the checks. */
export function useRules(): KnownRules {
  const viewer = useSignedIn()
  const config = useQuery(riskConfigQuery(viewer))
  const day = useQuery(riskDayQuery(viewer, usePollMs()))
  return {
    rules:
      config.data === undefined || day.data === undefined
        ? null
        : {
            limits: limitsOf(config.data),
            account: accountOf(day.data),
            promised: day.data.promised,
          },
    error: config.error ?? day.error,
    retry: () => {
      void config.refetch()
      void day.refetch()
    },
  }
}

function limitsOf(config: RiskConfig): RiskLimits {
  const amount = (value: number | null) => (value === null ? null : String(value))
  return {
    accountRiskPercent: config.account_risk_percent,
    maxRiskAmount: amount(config.max_risk_amount),
    maxPositionSize: amount(config.max_position_size),
    maxLeverage: config.max_leverage,
    dailyMaxDrawdownPercent: config.daily_max_drawdown_percent,
    maxOpenPositions: config.max_open_positions,
    requireStopLoss: config.require_stop_loss,
    minRiskRewardRatio: config.min_risk_reward_ratio,
  }
}

function accountOf(day: RiskDay): Rules['account'] {
  return {
    balance: day.balance,
    available: day.available,
    openPositions: day.open_positions,
    dayStartEquity: day.day_start_equity,
    dayLoss: day.day_loss,
    takerFee: day.taker_fee,
  }
}
