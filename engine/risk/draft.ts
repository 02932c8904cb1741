// Faults that make a draft no valid trade, checked before any limit.
import { add, compare, sign } from '../../contract/decimal.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'

export type DraftFault =
  | 'PRICE_NOT_POSITIVE'
  | 'QUANTITY_NOT_POSITIVE'
  | 'STOP_ON_WRONG_SIDE'
  | 'TARGET_ON_WRONG_SIDE'
  | 'TARGETS_EXCEED_QUANTITY'
  | 'TOO_MANY_TARGETS'

const mostTargets = 5

export interface DraftTarget {
  price: DecimalString
  /** Base units. */
  quantity: DecimalString
}

/**
 * A long's stop must be below its entry and its targets above; for a short the other way round. Together the targets
 * close at most the quantity. Returns all faults; empty when there are none.
 */
export function faultsOfDraft(draft: {
  side: Side
  entryPrice: DecimalString
  stopPrice: DecimalString | null
  targets: readonly DraftTarget[]
  /** Base units; null when not known yet, and then not compared with the targets. */
  quantity: DecimalString | null
}): DraftFault[] {
  const { side, entryPrice, stopPrice, targets, quantity } = draft
  const profitable = side === 'long' ? 1 : -1
  const prices = [entryPrice, ...targets.map(({ price }) => price)]
  const quantities = targets.map((target) => target.quantity)
  const found: [DraftFault, boolean][] = [
    ['PRICE_NOT_POSITIVE', [...prices, stopPrice ?? entryPrice].some((price) => sign(price) <= 0)],
    ['QUANTITY_NOT_POSITIVE', [...quantities, quantity ?? '1'].some((amount) => sign(amount) <= 0)],
    ['STOP_ON_WRONG_SIDE', stopPrice !== null && compare(stopPrice, entryPrice) !== -profitable],
    [
      'TARGET_ON_WRONG_SIDE',
      targets.some(({ price }) => compare(price, entryPrice) !== profitable),
    ],
    [
      'TARGETS_EXCEED_QUANTITY',
      quantity !== null && compare(add('0', ...quantities), quantity) > 0,
    ],
    ['TOO_MANY_TARGETS', targets.length > mostTargets],
  ]
  return found.filter(([, isWrong]) => isWrong).map(([fault]) => fault)
}
