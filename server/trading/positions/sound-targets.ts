// Normalises targets: whole lots, nearest first, on the profit side of the entry.
import { add, compare, isZero, zero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'
import { roundSize } from '../../../engine/precision.ts'
import type { NewTarget } from '../../storage/trading/targets.ts'

interface Terms {
  side: Side
  /** Base units. */
  size: DecimalString
  targets: readonly NewTarget[]
  szDecimals: number
  /** The expected entry price. */
  entryPrice: DecimalString
}

/** Quantities are rounded down. Throws VALIDATION_FAILED for targets that cannot all be reached. */
export function soundTargets(terms: Terms): NewTarget[] {
  const { side, size, szDecimals, entryPrice } = terms
  const targets = terms.targets.map(({ quantity, ...target }) => ({
    ...target,
    quantity: quantity === null ? null : roundSize(quantity, szDecimals),
  }))
  const gains = side === 'long' ? 1 : -1
  let last = entryPrice
  for (const { price, quantity } of targets) {
    if (quantity !== null && isZero(quantity)) {
      throw refusal(`quantity is less than the smallest size, which has ${szDecimals} decimals`)
    }
    if (compare(price, last) !== gains) {
      const where = side === 'long' ? 'above' : 'below'
      throw refusal(
        `price ${price} must be ${where} ${last}: targets lie beyond the entry, nearest first`,
      )
    }
    last = price
  }
  const sum = targets.reduce((total, { quantity }) => add(total, quantity ?? zero), zero)
  const openEnds = targets.filter(({ quantity }) => quantity === null).length
  if (openEnds > 1) throw refusal('more than one takes what the others leave')
  if (compare(sum, size) > 0) throw refusal(`${sum} is more than the size of ${size}`)
  if (openEnds === 1 && compare(sum, size) === 0) {
    throw refusal(`${sum} of ${size} leave nothing for the one without a quantity`)
  }
  return targets
}

function refusal(message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `targets: ${message}`, {
    details: [{ path: 'targets', message }],
  })
}
