// Warnings about a trade that is allowed.
import { absolute, compare, divide, multiply, subtract } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { RiskAccount, TradeDraft } from './checks.ts'
import { type RiskLimits, dailyDrawdownPercent } from './limits.ts'

export type RiskWarning =
  | 'HIGH_VOLATILITY'
  | 'APPROACHING_DRAWDOWN'
  | 'LARGE_POSITION'
  | 'TIGHT_STOP'
  | 'WIDE_STOP'

/** Current ATR divided by its usual value. */
const unusualVolatility = 1.5
/** Percent of the day's limit. */
const nearDrawdownPercent = 80
/** Percent of the balance used as margin. */
const largePercent = 50
/** Percent of the entry price between entry and stop. */
const tightPercent = 0.5
const widePercent = 5

/** `volatility`: the market's current ATR divided by its usual value; null where unknown. */
export function warningsOf(
  draft: TradeDraft,
  verdict: { margin: DecimalString },
  account: RiskAccount,
  limits: RiskLimits,
  volatility: number | null,
): RiskWarning[] {
  const drawdown = dailyDrawdownPercent({
    startEquity: account.dayStartEquity,
    loss: account.dayLoss,
  })
  const near = divide(multiply(limits.dailyMaxDrawdownPercent, nearDrawdownPercent), 100)
  const large = divide(multiply(account.balance, largePercent), 100)
  const stop = stopPercent(draft)
  const found: [RiskWarning, boolean][] = [
    ['HIGH_VOLATILITY', volatility !== null && volatility > unusualVolatility],
    ['APPROACHING_DRAWDOWN', compare(drawdown, near) >= 0],
    ['LARGE_POSITION', compare(verdict.margin, large) > 0],
    ['TIGHT_STOP', stop !== null && compare(stop, tightPercent) < 0],
    ['WIDE_STOP', stop !== null && compare(stop, widePercent) > 0],
  ]
  return found.filter(([, isTrue]) => isTrue).map(([warning]) => warning)
}

function stopPercent({ entryPrice, stopPrice }: TradeDraft): DecimalString | null {
  if (stopPrice === null) return null
  return divide(multiply(absolute(subtract(entryPrice, stopPrice)), 100), entryPrice)
}
