// What a binding holds: its positions, by market.
import { add, negate, sign, zero } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { PositionRow } from '../../../storage/trading/positions.ts'
import { openSizeOf } from '../../../trading/index.ts'

/** Base units, signed. */
export function netOf(positions: readonly PositionRow[]): DecimalString {
  return add(
    zero,
    ...positions.map((position) =>
      position.side === 'long' ? openSizeOf(position) : negate(openSizeOf(position)),
    ),
  )
}

export function isOpposite(a: DecimalString, b: DecimalString): boolean {
  return sign(a) * sign(b) < 0
}
