import { divide, multiply } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { roundPrice } from '../../engine/precision.ts'

/** Percent of the mark price that a market order may cost at worst. */
const slippagePct = 5
/** The same for a triggered order, which fires when the price is already running. */
const triggerSlippagePct = 10

/** Worst acceptable price of an order that must fill now, on the tick and never beyond the bound. */
export function marketLimit(
  mark: DecimalString,
  isBuy: boolean,
  szDecimals: number,
): DecimalString {
  return worst(mark, isBuy, szDecimals, slippagePct)
}

export function triggerLimit(
  trigger: DecimalString,
  isBuy: boolean,
  szDecimals: number,
): DecimalString {
  return worst(trigger, isBuy, szDecimals, triggerSlippagePct)
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
