// Converts requested targets into those that a position keeps: nearest first, in whole lots.
import {
  add,
  compare,
  divide,
  isZero,
  maximum,
  multiply,
  subtract,
} from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'
import { roundPrice, roundSize } from '../../../engine/precision.ts'
import type { NewTarget } from '../../storage/trading/targets.ts'
import type { WishedTarget } from '../plan.ts'

/** Rounds prices to the tick, towards the entry. */
export function onTick(
  targets: readonly WishedTarget[],
  side: Side,
  szDecimals: number,
): WishedTarget[] {
  const mode = side === 'long' ? 'down' : 'up'
  return targets
    .map((target) => ({ ...target, price: roundPrice(target.price, szDecimals, mode) }))
    .toSorted((a, b) => compare(a.price, b.price) * (side === 'long' ? 1 : -1))
}

/**
 * Sizes the targets for a trade of this size. When they add up to all of it, the last one takes whatever is left, so
 * that no unsellable remainder stays. Throws VALIDATION_FAILED.
 */
export function sizedTargets(
  targets: readonly WishedTarget[],
  quantity: DecimalString,
  szDecimals: number,
): NewTarget[] {
  const sized = targets.map(({ price, quantity: fixed, percent }) => {
    const wished = percent === null ? fixed : divide(multiply(quantity, percent), 100)
    return { price, quantity: wished === null ? null : roundSize(wished, szDecimals) }
  })
  const open = targets.filter((target) => target.quantity === null && target.percent === null)
  if (open.length > 1) throw refusal('only one may leave its quantity out')
  const percents = targets.reduce((sum, { percent }) => sum + (percent ?? 0), 0)
  if (percents > 100) throw refusal(`together they close ${percents} %`)
  const sum = sumOf(sized)
  if (compare(sum, quantity) > 0) {
    throw refusal(`together they take ${sum}, more than the quantity of ${quantity}`)
  }
  const takesAll = compare(sum, quantity) === 0 || percents === 100
  const last = sized.at(-1)
  if (open.length === 0 && takesAll && last !== undefined) {
    return [...sized.slice(0, -1), { ...last, quantity: null }].filter(isSomething)
  }
  // The others do not close its share, so it would be lost.
  const lost = sized.findIndex((target) => !isSomething(target))
  if (lost !== -1) throw refusal(`number ${lost + 1} would close less than one lot`)
  return sized
}

/** Base units of each target, also of the one that takes what the others leave. */
export function quantitiesOf(
  targets: readonly NewTarget[],
  quantity: DecimalString,
): { price: DecimalString; quantity: DecimalString }[] {
  const rest = maximum(subtract(quantity, sumOf(targets)), 0)
  return targets.map((target) => ({ price: target.price, quantity: add(target.quantity ?? rest) }))
}

function sumOf(targets: readonly NewTarget[]): DecimalString {
  return add('0', ...targets.map((target) => target.quantity ?? '0'))
}

/** A quantity of zero lots cannot be closed. */
function isSomething({ quantity }: NewTarget): boolean {
  return quantity === null || !isZero(quantity)
}

function refusal(message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `take_profit ${message}`, {
    details: [{ path: 'take_profit', message }],
  })
}
