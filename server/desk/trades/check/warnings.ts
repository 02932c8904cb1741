import type { TradeCheck } from '../../../../contract/desk/trade.ts'
import type { RiskWarning } from '../../../../engine/risk/warnings.ts'

const words: Record<RiskWarning, string> = {
  HIGH_VOLATILITY: 'The market moves far more than it usually does',
  APPROACHING_DRAWDOWN: 'Today’s loss is near your daily limit',
  LARGE_POSITION: 'Its margin is more than half of your balance',
  TIGHT_STOP: 'The stop is less than 0.5 % away: noise may reach it',
  WIDE_STOP: 'The stop is more than 5 % away',
}

export function warningView(code: string): TradeCheck['warnings'] {
  return isWarning(code) ? [{ code, message: words[code] }] : []
}

function isWarning(code: string): code is RiskWarning {
  return Object.hasOwn(words, code)
}
