// Rounds to the exchange's grid: sizes to lots, prices to ticks. Exact decimals, no floats.
import type { Rounding } from '../contract/decimal.ts'
import { round, sign } from '../contract/decimal.ts'
import type { DecimalString } from '../contract/primitives.ts'

const significantFigures = 5
const perpetualDecimals = 6

/**
 * The price rounded to the tick: at most 5 significant figures and 6 − szDecimals decimals; whole numbers are always
 * allowed. `down` is toward zero. Throws RangeError when the price is negative.
 * https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/tick-and-lot-size
 */
export function roundPrice(
  price: DecimalString,
  szDecimals: number,
  mode: Rounding,
): DecimalString {
  if (sign(price) < 0) throw new RangeError(`a price cannot be negative: ${price}`)
  return round(price, priceDecimals(price, szDecimals), mode)
}

/** Decimals that a price of this magnitude may have. */
function priceDecimals(price: DecimalString, szDecimals: number): number {
  const bySignificance = significantFigures - 1 - exponent(price)
  return Math.max(0, Math.min(perpetualDecimals - szDecimals, bySignificance))
}

/** Power of ten of the first significant digit: 2 for "123.4", −3 for "0.00123". */
function exponent(value: DecimalString): number {
  const [whole = '0', fraction = ''] = value.split('.')
  if (whole !== '0') return whole.length - 1
  const zeros = fraction.search(/[1-9]/)
  return zeros < 0 ? 0 : -1 - zeros
}

/** The size in whole lots of 10^−szDecimals, rounded toward zero, so that an order is never larger than requested. */
export function roundSize(size: DecimalString, szDecimals: number): DecimalString {
  return round(size, szDecimals, 'down')
}
