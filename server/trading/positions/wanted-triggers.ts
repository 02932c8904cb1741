// The orders that should rest on the exchange to close a position, given its open size.
import { add, compare, minimum, multiply, sign, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { roundSize } from '../../../engine/precision.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { NewTarget, TargetRow } from '../../storage/trading/targets.ts'
import { exchangeTerms } from '../../venue/index.ts'
import { openSizeOf } from '../pnl.ts'

export interface WantedTrigger extends Pick<OrderRow, 'targetStep'> {
  kind: 'take_profit' | 'stop_loss'
  price: DecimalString
  /** Base units. */
  size: DecimalString
  /** A limit order in the book, which fills as a maker; stops never are. */
  rests: boolean
}

/** Targets, nearest first, then the stop for the whole open size. */
export function wantedTriggers(
  position: PositionRow,
  targets: readonly TargetRow[],
  szDecimals: number,
): WantedTrigger[] {
  const open = openSizeOf(position)
  const wanted = foldSmall(sizedTargets(targets, open, szDecimals), open)
  if (position.stopLossPrice === null) return wanted
  const stop = { targetStep: null, price: position.stopLossPrice, size: open, rests: false }
  return [...wanted, { kind: 'stop_loss', ...stop }]
}

/** Sizes in whole lots, in total at most the open size: the nearest targets get theirs first. */
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
    const { step: targetStep, price, rests } = target
    return [{ kind: 'take_profit', targetStep, price, size, rests }]
  })
}

/**
 * The exchange takes no order below its minimum unless it closes everything: what is too small goes with the target
 * before it, or, for the nearest, with the one behind it. What then is too small still does not rest.
 */
function foldSmall(sized: readonly WantedTrigger[], open: DecimalString): WantedTrigger[] {
  const folded: WantedTrigger[] = []
  let carried: DecimalString = zero
  for (const target of sized) {
    const size = add(target.size, carried)
    const before = folded.at(-1)
    if (!isTooSmall(target.price, size)) {
      folded.push({ ...target, size })
      carried = zero
    } else if (before === undefined) carried = size
    else before.size = add(before.size, size)
  }
  const [nearest] = sized
  const closesAll = folded.length === 0 && compare(carried, open) === 0
  return nearest !== undefined && closesAll ? [{ ...nearest, size: carried }] : folded
}

function isTooSmall(price: DecimalString, size: DecimalString): boolean {
  return compare(multiply(price, size), exchangeTerms.minimumOrder) < 0
}

/** What is left of the target's own quantity; zero for a target that takes what the others leave. */
function restOf({ quantity, filledQuantity }: TargetRow): DecimalString {
  return quantity === null ? zero : positivePart(subtract(quantity, filledQuantity))
}

function positivePart(value: DecimalString): DecimalString {
  return sign(value) > 0 ? value : zero
}

/**
 * The target that is sent together with entry and stop. A single target for everything is the stop's sibling: the
 * exchange cancels one when the other fills. With several targets the first fill would cancel the stop, so they are
 * placed separately. One that rests in the book is no trigger, and placed once there is something to close.
 */
export function siblingOfStop(targets: readonly NewTarget[]): NewTarget | undefined {
  const [first] = targets
  return targets.length === 1 && first?.quantity === null && first.rests !== true
    ? first
    : undefined
}
