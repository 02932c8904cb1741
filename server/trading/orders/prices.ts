import { compare, divide, isZero, maximum, minimum, multiply } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { roundPrice } from '../../../engine/precision.ts'
import { entryPriceOf } from '../pnl.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

/** Percent. How much worse than the reference price a market order may fill. */
const slippagePct = 5
/** Percent. How much worse than the mark an entry may fill; the mark is what it is measured by afterwards. */
const entryDistancePct = 2
/** Percent. The same for a triggered order, which is sent while the price is already moving fast. */
const triggerSlippagePct = 10
/** Percent. The same for a close without a current price: it must fill, and the order book decides at what price. */
const blindSlippagePct = 30

/** The worst acceptable price of an order that must fill now: rounded to the tick, never beyond the bound where a tick is finer. */
export function marketLimit(
  mark: DecimalString,
  isBuy: boolean,
  szDecimals: number,
): DecimalString {
  return worst(mark, isBuy, szDecimals, slippagePct)
}

/**
 * The limit price of an entry. The mark bounds it as well, so that it fills nothing when the order book has moved
 * far from the mark.
 */
export function entryLimit(
  { mid, mark }: { mid: DecimalString; mark: DecimalString },
  isBuy: boolean,
  szDecimals: number,
): DecimalString {
  const limits = [
    worst(mid, isBuy, szDecimals, slippagePct),
    worst(mark, isBuy, szDecimals, entryDistancePct),
  ] as const
  return isBuy ? minimum(...limits) : maximum(...limits)
}

export function triggerLimit(
  trigger: DecimalString,
  isBuy: boolean,
  szDecimals: number,
): DecimalString {
  return worst(trigger, isBuy, szDecimals, triggerSlippagePct)
}

/** The limit price of a close from an old mark or, without one, from the entry price and the stop. */
export function blindLimit(
  mark: DecimalString | null,
  position: PositionRow,
  szDecimals: number,
): DecimalString {
  const isBuy = position.side === 'short'
  const entry = entryPriceOf(position)
  const stop = position.stopLossPrice ?? entry
  const reference = mark ?? (isBuy ? maximum(entry, stop) : minimum(entry, stop))
  return worst(reference, isBuy, szDecimals, blindSlippagePct)
}

/**
 * Rounded to the tick within the bound. Where a tick is coarser than the bound, that would be the price itself, at which
 * nothing fills: then the next tick beyond it.
 */
function worst(
  price: DecimalString,
  isBuy: boolean,
  szDecimals: number,
  percent: number,
): DecimalString {
  const factor = divide(isBuy ? 100 + percent : 100 - percent, 100)
  const bound = multiply(price, factor)
  const within = roundPrice(bound, szDecimals, isBuy ? 'down' : 'up')
  const isBeyond = isBuy ? compare(within, price) > 0 : compare(within, price) < 0
  const beyond = roundPrice(bound, szDecimals, isBuy ? 'up' : 'down')
  return isBeyond || isZero(beyond) ? within : beyond
}
