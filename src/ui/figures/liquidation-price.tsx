import type { Decimal } from '../../../contract/decimal.ts'
import { isFarFrom } from '../../lib/numbers/far-price.ts'
import { formatPrice } from '../../lib/numbers/format.ts'
import { Price } from './price.tsx'

export interface LiquidationPriceProps {
  /** Null: the exchange names none. */
  value: Decimal | null
  /** What it is measured from. */
  mark: Decimal
}

/** A price that no market walks to in a session is called far; it is there to be read all the same. */
export function LiquidationPrice({ value, mark }: LiquidationPriceProps) {
  if (value === null || !isFarFrom(value, mark)) return <Price value={value} />
  return (
    <span title={formatPrice(value)} className="text-muted">
      far<span className="sr-only">, {formatPrice(value)}</span>
    </span>
  )
}
