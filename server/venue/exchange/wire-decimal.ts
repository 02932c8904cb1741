import { add } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'

const pattern = /^-?\d{1,30}(\.\d{1,30})?$/

export function isPlainDecimal(text: string): boolean {
  return pattern.test(text)
}

/** Removes trailing zeros: the exchange's "0.10" becomes "0.1", its "29258.0" becomes "29258". */
export function plainDecimal(text: string): DecimalString {
  return add(text)
}
