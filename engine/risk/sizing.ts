// The largest allowed size of a trade: the smallest of four constraints, and which one that is.
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  multiply,
  sign,
  subtract,
} from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { roundSize } from '../precision.ts'
import type { RiskLimits } from './limits.ts'

const sizeConstraints = [
  'account_risk_percent',
  'max_risk_amount',
  'max_position_size',
  'insufficient_balance',
] as const

export type SizeConstraint = (typeof sizeConstraints)[number]

export interface SizeRequest {
  /** Greater than zero. */
  entryPrice: DecimalString
  /** Null: no stop; then limits that depend on its distance do not apply. */
  stopPrice: DecimalString | null
  leverage: number
  /** USDC. The account's equity. */
  balance: DecimalString
  /** USDC available as margin. */
  available: DecimalString
  /** Cost of opening as a fraction of the notional: 0.00045 for 0.045 %. */
  takerFee: DecimalString
  /** Decimals of a size. */
  szDecimals: number
}

export interface TradeSize {
  /** Base units, in whole lots, rounded down. */
  quantity: DecimalString
  limitedBy: SizeConstraint
  /** Base units that each constraint alone would allow; those that do not apply are left out. */
  allowed: Partial<Record<SizeConstraint, DecimalString>>
}

/**
 * size = min(balance × risk% ÷ d, max risk amount ÷ d, max position size, available ÷ (entry ÷ leverage + entry ×
 * fee)), d = |entry − stop|; when several are equal, the first in this order is named. Throws RangeError for an
 * entry price that is not positive, a leverage below 1, or a stop at the entry.
 */
export function sizeTrade(request: SizeRequest, limits: RiskLimits): TradeSize {
  const { entryPrice, stopPrice, szDecimals } = request
  if (sign(entryPrice) <= 0) throw new RangeError(`an entry needs a price above 0: ${entryPrice}`)
  if (request.leverage < 1) throw new RangeError(`leverage begins at 1: ${request.leverage}`)
  const allowed: TradeSize['allowed'] = {}
  if (stopPrice !== null) {
    const distance = absolute(subtract(entryPrice, stopPrice))
    if (isZero(distance)) throw new RangeError('a stop at the entry price has no distance')
    const risk = riskOfBalance(request.balance, limits)
    allowed.account_risk_percent = notBelowZero(divide(risk, distance))
    if (limits.maxRiskAmount !== null) {
      allowed.max_risk_amount = divide(limits.maxRiskAmount, distance)
    }
  }
  if (limits.maxPositionSize !== null) allowed.max_position_size = limits.maxPositionSize
  allowed.insufficient_balance = notBelowZero(divide(request.available, costOfOne(request)))

  let limitedBy: SizeConstraint = 'insufficient_balance'
  let least = allowed.insufficient_balance
  for (const name of sizeConstraints.toReversed()) {
    const size = allowed[name]
    if (size === undefined || compare(size, least) > 0) continue
    limitedBy = name
    least = size
  }
  return { quantity: roundSize(least, szDecimals), limitedBy, allowed }
}

/** USDC: the share of the balance that one trade may lose at its stop. */
export function riskOfBalance(balance: DecimalString, limits: RiskLimits): DecimalString {
  return divide(multiply(balance, limits.accountRiskPercent), 100)
}

/** USDC of the available balance that opening one base unit uses: its margin and the fee. */
function costOfOne({ entryPrice, leverage, takerFee }: SizeRequest): DecimalString {
  return add(divide(entryPrice, leverage), multiply(entryPrice, takerFee))
}

function notBelowZero(size: DecimalString): DecimalString {
  return sign(size) < 0 ? '0' : size
}
