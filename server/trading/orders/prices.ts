import { divide, maximum, minimum, multiply } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { roundPrice } from '../../../engine/precision.ts'
import { entryPriceOf } from '../pnl.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

/** Percent of the price that a market order may cost at worst. */
const slippagePct = 5
/** Percent that an entry may be worse than the mark, by which it is measured from then on. */
const entryDistancePct = 2
/** The same for a triggered order, which fires when the price is already running. */
const triggerSlippagePct = 10
/** The same for a close at a price that nobody knows: it must fill, and the book decides at what. */
const blindSlippagePct = 30

/** Worst acceptable price of an order that must fill now, on the tick and never beyond the bound. */
export function marketLimit(
  mark: DecimalString,
  isBuy: boolean,
  szDecimals: number,
): DecimalString {
  return worst(mark, isBuy, szDecimals, slippagePct)
}

/** Of an entry: bounded by the mark too, so that a book that has run away from it fills nothing. */
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

/** Of a close, from an old mark or, without one, from where the position was opened and would have stopped. */
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

function worst(
  price: DecimalString,
  isBuy: boolean,
  szDecimals: number,
  percent: number,
): DecimalString {
  const factor = divide(isBuy ? 100 + percent : 100 - percent, 100)
  return roundPrice(multiply(price, factor), szDecimals, isBuy ? 'down' : 'up')
}
