import { t } from '@lingui/core/macro'
import { formatPrice } from './format.ts'
import type { NumberKind } from './number-kinds.ts'

/** Of any market; the market's tick decides which of them it takes. */
export const anyPrice: NumberKind = {
  units: ['USDC', 'USD', '$'],
  places: 6,
  get tooFine() {
    return t`A price has at most 6 decimals`
  },
  get example() {
    return t`45000 or 45000.5`
  },
  show: (value) => formatPrice(value, value.split('.')[1]?.length ?? 0),
}
