// What the exchange's rules made of a decision of a program.
import { t } from '@lingui/core/macro'
import type { OrderRefusal } from '../../../../engine/programs/orders.ts'
import { formatMoney, formatPrice } from '../../../lib/numbers/format.ts'

export function refusalWords(refusal: OrderRefusal): string {
  switch (refusal.refusal) {
    case 'nothing_to_close':
      return t`Refused: there was no position to close.`
    case 'below_minimum':
      return t`Refused: worth ${formatMoney(refusal.notional)}, and an order needs ${formatMoney(refusal.minimum)}.`
    case 'leverage_exceeded':
      return t`Refused: leverage ${refusal.leverage}, and ${refusal.limit} is the most for this size.`
    case 'insufficient_margin':
      return t`Refused: it needs ${formatMoney(refusal.needed)} of margin, and ${formatMoney(refusal.free)} was free.`
    case 'stop_on_wrong_side':
      return t`Refused: the stop at ${formatPrice(refusal.stop)} was already met at ${formatPrice(refusal.price)}.`
    case 'target_on_wrong_side':
      return t`Refused: the target at ${formatPrice(refusal.target)} was already met at ${formatPrice(refusal.price)}.`
  }
}
