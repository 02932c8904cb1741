import { compare, divide, multiply } from '../../../contract/decimal.ts'
import type { Decimal } from '../../../contract/decimal.ts'

/** More than twice the mark, or less than half of it. */
export function isFarFrom(price: Decimal, mark: Decimal): boolean {
  return compare(price, multiply(mark, 2)) > 0 || compare(price, divide(mark, 2)) < 0
}
