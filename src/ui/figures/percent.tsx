import type { Decimal } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { formatPercent, signAt } from '../../lib/numbers/format.ts'
import { DirectionArrow } from './direction-arrow.tsx'
import { directionTone } from './direction-tone.ts'

export interface PercentProps {
  /** Percent: 4.1 is "4.10%". */
  value: Decimal
  /** A change: shows sign, arrow and colour together. */
  signed?: boolean
  bare?: boolean
  places?: number
  className?: string
}

export function Percent({
  value,
  signed = false,
  bare = false,
  places = 2,
  className,
}: PercentProps) {
  const text = formatPercent(value, { signed, places })
  if (!signed) return <span className={cx('whitespace-nowrap', className)}>{text}</span>
  const direction = signAt(value, places)
  return (
    <span className={cx('whitespace-nowrap', directionTone(direction), className)}>
      {!bare && <DirectionArrow direction={direction} />}
      {text}
    </span>
  )
}
