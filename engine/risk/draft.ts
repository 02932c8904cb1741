// What makes a draft of a trade no trade at all, before any limit is asked.
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
 * The stop of a long lies below its entry and its targets above; a short's the other way round. Together the targets
 * take at most the quantity. Empty: nothing is wrong.
 */
export function faultsOfDraft(draft: {
  side: Side
  entryPrice: DecimalString
  stopPrice: DecimalString | null
  targets: readonly DraftTarget[]
  /** Null: not yet known, and the targets are not compared with it. */
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
