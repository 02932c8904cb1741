import type { Decimal } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { formatMoney, signAt } from '../../lib/numbers/format.ts'
import { DirectionArrow } from './direction-arrow.tsx'
import { directionTone } from './direction-tone.ts'

export interface MoneyProps {
  /** US dollars. */
  value: Decimal
  /** A gain or a loss: shows sign, arrow and colour together. */
  signed?: boolean
  /** Without an arrow: for dense places where sign and colour are enough. */
  bare?: boolean
  compact?: boolean
  /** When longer than this it is shown compact, with the whole number on hover. */
  most?: number
  places?: number
  className?: string
}

/** The only component that shows money. */
export function Money({
  value,
  signed = false,
  bare = false,
  compact = false,
  most,
  places,
  className,
}: MoneyProps) {
  const shownPlaces = places ?? 2
  const style = { signed, places: shownPlaces }
  const text = formatMoney(value, { ...style, compact, ...(most !== undefined && { most }) })
  const whole = formatMoney(value, style)
  const title = text === whole ? undefined : whole
  if (!signed) {
    return (
      <span title={title} className={cx('whitespace-nowrap', className)}>
        {text}
      </span>
    )
  }
  const direction = signAt(value, shownPlaces)
  return (
    <span title={title} className={cx('whitespace-nowrap', directionTone(direction), className)}>
      {!bare && <DirectionArrow direction={direction} />}
      {text}
    </span>
  )
}
