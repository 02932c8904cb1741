import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  subtract,
} from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { Position } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'

export interface EndPrices {
  loss: DecimalString | null
  target: DecimalString | null
}

/**
 * The marks at which the session would end if its open positions all stay open until then. Null where nothing is
 * open, or no price above zero would end it.
 */
export function endPrices(
  { budget, lossThreshold, profitTarget }: Session,
  open: readonly Position[],
  net: DecimalString,
  mark: DecimalString | null,
): EndPrices {
  const size = add(
    '0',
    ...open.map(({ side, size: each }) => (side === 'long' ? each : negate(each))),
  )
  if (mark === null || isZero(size)) return { loss: null, target: null }
  const priceAt = (pct: number): DecimalString | null => {
    const missing = subtract(divide(multiply(budget, pct), 100), net)
    const price = add(mark, divide(missing, size))
    return compare(price, 0) > 0 ? price : null
  }
  return { loss: priceAt(-lossThreshold), target: priceAt(profitTarget) }
}
