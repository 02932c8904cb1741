import { add } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'

const pattern = /^-?\d{1,30}(\.\d{1,30})?$/

export function isPlainDecimal(text: string): boolean {
  return pattern.test(text)
}

/** "0.10" and "29258.0" as the exchange writes them, to "0.1" and "29258". */
export function plainDecimal(text: string): DecimalString {
  return add(text)
}
