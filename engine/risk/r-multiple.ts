import { absolute, divide, multiply, round, sign, subtract } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'

/**
 * Net result divided by the amount that was at risk (both USDC): −1 is the whole risk lost. Null when nothing was at
 * risk, as without a stop.
 */
export function rMultiple(
  net: DecimalString,
  riskAmount: DecimalString | null,
): DecimalString | null {
  return riskAmount === null || sign(riskAmount) <= 0 ? null : divide(net, riskAmount)
}

/** USDC that a stop at this price loses on `size` base units (unsigned), at most 8 decimals. Null without a stop. */
export function stopRisk(
  entryPrice: DecimalString,
  stop: DecimalString | null,
  size: DecimalString,
): DecimalString | null {
  return stop === null ? null : round(multiply(absolute(subtract(entryPrice, stop)), size), 8)
}
