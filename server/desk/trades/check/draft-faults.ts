// Checks a draft trade for contradictions, and describes each.
import { compare } from '../../../../contract/decimal.ts'
import type { ErrorDetail } from '../../../../contract/errors.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { DecimalString, Side } from '../../../../contract/primitives.ts'
import { type DraftFault, faultsOfDraft } from '../../../../engine/risk/draft.ts'
import type { WishedTarget } from '../../plan.ts'

interface Draft {
  side: Side
  entryPrice: DecimalString
  mark: DecimalString
  isAtMarket: boolean
  stopPrice: DecimalString | null
  targets: readonly WishedTarget[]
  quantity: DecimalString | null
}

/** Stands for a quantity that is not known yet. */
const some = '1'

/** Throws VALIDATION_FAILED, listing every fault. */
export function requireSound(draft: Draft): void {
  const { side, entryPrice, mark, isAtMarket, stopPrice } = draft
  const gains = side === 'long' ? 1 : -1
  const faults = faultsOfDraft({
    ...draft,
    targets: draft.targets.map(({ price, quantity }) => ({ price, quantity: quantity ?? some })),
    quantity: null,
  })
  if (draft.quantity !== null && compare(draft.quantity, 0) <= 0) {
    faults.push('QUANTITY_NOT_POSITIVE')
  }
  const details = [...new Set(faults)].map((fault) => worded[fault](side))
  // A limit price that the market is already beyond fills at the market price; a stop between the two would close
  // the position at once.
  const fillsNow = !isAtMarket && compare(entryPrice, mark) !== -gains
  if (details.length === 0 && fillsNow && stopPrice !== null) {
    if (compare(stopPrice, mark) !== -gains) {
      const where = side === 'long' ? 'below' : 'above'
      const message = `must be ${where} the mark price of ${mark}: the entry fills at once`
      details.push({ path: 'stop_loss_price', message })
    }
  }
  if (details.length === 0) return
  const message = details.map((detail) => `${detail.path} ${detail.message}`).join('; ')
  throw new ServiceError('VALIDATION_FAILED', message, { details })
}

const worded: Record<DraftFault, (side: Side) => ErrorDetail> = {
  PRICE_NOT_POSITIVE: () => ({ path: 'entry_price', message: 'and all prices must be above 0' }),
  QUANTITY_NOT_POSITIVE: () => ({ path: 'quantity', message: 'must be at least one lot' }),
  STOP_ON_WRONG_SIDE: (side) => ({
    path: 'stop_loss_price',
    message: `must be ${side === 'long' ? 'below' : 'above'} the entry`,
  }),
  TARGET_ON_WRONG_SIDE: (side) => ({
    path: 'take_profit',
    message: `must be ${side === 'long' ? 'above' : 'below'} the entry`,
  }),
  TARGETS_EXCEED_QUANTITY: () => ({
    path: 'take_profit',
    message: 'must not take more than the quantity',
  }),
  TOO_MANY_TARGETS: () => ({ path: 'take_profit', message: 'takes at most five' }),
}
