import { toNumber } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'

/**
 * The market's tick near a price, in units of price: five significant digits, at most 6 − szDecimals decimals, whole
 * numbers always allowed.
 */
export function tickOf(price: DecimalString, szDecimals: number): number {
  const magnitude = Math.floor(Math.log10(Math.max(toNumber(price), 1e-6)))
  const decimals = Math.max(0, Math.min(6 - szDecimals, 4 - magnitude))
  return Number((10 ** -decimals).toFixed(decimals))
}
