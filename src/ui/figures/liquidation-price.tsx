import { Trans } from '@lingui/react/macro'
import type { Decimal } from '../../../contract/decimal.ts'
import { isFarFrom } from '../../lib/numbers/far-price.ts'
import { formatPrice } from '../../lib/numbers/format.ts'
import { Price } from './price.tsx'

export interface LiquidationPriceProps {
  /** Null when the exchange gives none. */
  value: Decimal | null
  /** The price that it is compared with. */
  mark: Decimal
}

/** A price too distant to be reached soon is shown as "far", with the price as its title. */
export function LiquidationPrice({ value, mark }: LiquidationPriceProps) {
  if (value === null || !isFarFrom(value, mark)) return <Price value={value} />
  return (
    <span title={formatPrice(value)} className="text-muted">
      <Trans>
        far<span className="sr-only">, {formatPrice(value)}</span>
      </Trans>
    </span>
  )
}
