import type { Decimal } from '../../../contract/decimal.ts'
import { cx } from '../../lib/cx.ts'
import { Money } from './money.tsx'
import { Percent } from './percent.tsx'

export interface PnlTextProps {
  net: Decimal
  /** Of the budget, in percent points. */
  netPct: Decimal
  className?: string
}

/** "▲ +$12.40 +4.13%": dollars lead, percent follows smaller. */
export function PnlText({ net, netPct, className }: PnlTextProps) {
  return (
    <span className={cx('whitespace-nowrap', className)}>
      <Money value={net} signed /> <Percent value={netPct} signed bare className="text-[0.82em]" />
    </span>
  )
}
