import type { Decimal } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { Money } from './money.tsx'
import { Percent } from './percent.tsx'

export interface PnlTextProps {
  net: Decimal
  /** Percent of the budget. */
  netPct: Decimal
  className?: string
}

/** "▲ +$12.40 +4.13%": dollars first, percent smaller. */
export function PnlText({ net, netPct, className }: PnlTextProps) {
  return (
    <span className={cx('whitespace-nowrap', className)}>
      <Money value={net} signed /> <Percent value={netPct} signed bare className="text-[0.82em]" />
    </span>
  )
}
