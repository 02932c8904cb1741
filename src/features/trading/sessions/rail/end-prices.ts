import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  subtract,
} from '../../../../../contract/decimal.ts'
import { closingCost } from '../../../../../engine/sessions/exits.ts'
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
  const priceAt = (pct: number, closing: DecimalString): DecimalString | null => {
    // net + (price − mark) × size − price × |size| × closing = the share of the budget
    const missing = subtract(divide(multiply(budget, pct), 100), net)
    const dearer = subtract(size, multiply(absolute(size), closing))
    const price = divide(add(missing, multiply(mark, size)), dearer)
    return compare(price, 0) > 0 ? price : null
  }
  return { loss: priceAt(-lossThreshold, closingCost), target: priceAt(profitTarget, '0') }
}
