import { add, divide, multiply, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'
import type { BreakEven } from '../port.ts'

/** The mark price at which the stop moves to break-even by itself; null when it does not. */
export function triggerOf(
  side: Side,
  entryPrice: DecimalString,
  { enabled, percent }: BreakEven,
): DecimalString | null {
  if (!enabled) return null
  const distance = divide(multiply(entryPrice, percent), 100)
  return side === 'long' ? add(entryPrice, distance) : subtract(entryPrice, distance)
}
