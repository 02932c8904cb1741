// Numbers of a typed trade: as fine as the API takes them.
import { t } from '@lingui/core/macro'
import { anyPrice } from '../../../lib/numbers/any-price.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { usdc, type NumberKind } from '../../../lib/numbers/number-kinds.ts'

interface TypedKinds {
  price: NumberKind
  size: NumberKind
  /** Fees paid or funding received; below 0 the other way. */
  amount: NumberKind
  leverage: NumberKind
}

/** With texts of the current language. */
export function typedKinds(): TypedKinds {
  const fine = { places: 8, tooFine: t`At most 8 decimals` }
  return {
    price: { ...anyPrice, ...fine },
    size: {
      ...fine,
      units: [],
      example: '0.5',
      show: (value) => formatNumber(value, { places: value.split('.')[1]?.length ?? 0 }),
    },
    amount: { ...usdc, ...fine, isSigned: true },
    leverage: {
      units: ['x', '×'],
      places: 2,
      tooFine: t`At most 2 decimals`,
      example: '5',
      show: (value) => `${value}×`,
    },
  }
}
