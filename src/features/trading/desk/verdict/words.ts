import { t } from '@lingui/core/macro'
import type { SizeConstraint } from '../../../../../engine/risk/sizing.ts'
import type { RiskWarning } from '../../../../../engine/risk/warnings.ts'

export const constraintWords: Record<SizeConstraint, string> = {
  get account_risk_percent() {
    return t`the share of your balance that one trade may lose`
  },
  get max_risk_amount() {
    return t`the most that one trade may lose`
  },
  get max_position_size() {
    return t`your largest size`
  },
  get insufficient_balance() {
    return t`what is available as margin`
  },
}

export const warningWords: Record<RiskWarning, string> = {
  get HIGH_VOLATILITY() {
    return t`The market moves more than usual: stops are reached sooner.`
  },
  get APPROACHING_DRAWDOWN() {
    return t`Most of what a day may lose is lost already.`
  },
  get LARGE_POSITION() {
    return t`More than half of your balance becomes margin.`
  },
  get TIGHT_STOP() {
    return t`The stop is less than 0.5% away: noise alone may reach it.`
  },
  get WIDE_STOP() {
    return t`The stop is more than 5% away.`
  },
}
