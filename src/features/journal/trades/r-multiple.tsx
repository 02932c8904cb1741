import { sign } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { cx } from '../../../lib/cx.ts'
import { directionTone } from '../../../ui/figures/direction-tone.ts'
import { formatR } from '../analytics/figure-words.ts'

/** A result in R; an em dash without a stop. */
export function RMultiple({ value }: { value: DecimalString | null }) {
  if (value === null) return <span className="text-muted">—</span>
  return (
    <span className={cx('whitespace-nowrap', directionTone(sign(value)))}>{formatR(value)}</span>
  )
}
