import type { Decimal } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { formatPrice } from '../../lib/numbers/format.ts'

export interface PriceProps {
  value: Decimal | null
  /** Decimals of this market; without it five significant figures. */
  places?: number
  className?: string
}

/** A market price; an em dash when there is none. */
export function Price({ value, places, className }: PriceProps) {
  return (
    <span className={cx('whitespace-nowrap', className)}>
      {value === null ? '—' : formatPrice(value, places)}
    </span>
  )
}
