import { divide, sign } from '../../contract/decimal.ts'
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
