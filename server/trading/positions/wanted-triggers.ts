// What should rest on the exchange for a position, by what is open of it now.
import { add, minimum, sign, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { roundSize } from '../../../engine/precision.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { NewTarget, TargetRow } from '../../storage/trading/targets.ts'
import { openSizeOf } from '../pnl.ts'

export interface WantedTrigger extends Pick<OrderRow, 'targetStep'> {
  kind: 'take_profit' | 'stop_loss'
  price: DecimalString
  /** Base units. */
  size: DecimalString
}

/** Targets nearest first, then the stop for everything. */
export function wantedTriggers(
  position: PositionRow,
  targets: readonly TargetRow[],
  szDecimals: number,
): WantedTrigger[] {
  const open = openSizeOf(position)
  const wanted: WantedTrigger[] = sizedTargets(targets, open, szDecimals)
  if (position.stopLossPrice === null) return wanted
  const stop = { targetStep: null, price: position.stopLossPrice, size: open }
  return [...wanted, { kind: 'stop_loss', ...stop }]
}

/** In whole lots, together never more than is open: the nearest get theirs first. */
function sizedTargets(
  targets: readonly TargetRow[],
  open: DecimalString,
  szDecimals: number,
): WantedTrigger[] {
  const pending = targets.filter(({ state }) => state === 'pending')
  const rest = subtract(open, add(zero, ...pending.map(restOf)))
  let left = open
  return pending.flatMap((target): WantedTrigger[] => {
    const wish = target.quantity === null ? rest : restOf(target)
    const size = roundSize(positivePart(minimum(wish, left)), szDecimals)
    if (sign(size) === 0) return []
    left = subtract(left, size)
    return [{ kind: 'take_profit', targetStep: target.step, price: target.price, size }]
  })
}

/** Of its own quantity; zero for one that takes what the others leave. */
function restOf({ quantity, filledQuantity }: TargetRow): DecimalString {
  return quantity === null ? zero : positivePart(subtract(quantity, filledQuantity))
}

function positivePart(value: DecimalString): DecimalString {
  return sign(value) > 0 ? value : zero
}

/**
 * One target for everything goes out together with entry and stop, and is the stop's sibling: the exchange cancels the
 * one when the other fills. Of several targets the first to fill would take the stop away with it, so that they
 * are placed by themselves.
 */
export function siblingOfStop(targets: readonly NewTarget[]): NewTarget | undefined {
  const [first] = targets
  return targets.length === 1 && first?.quantity === null ? first : undefined
}
