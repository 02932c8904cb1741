import { divide, multiply, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { PriceLine } from '../../../../charts/chart-data.ts'
import { formatPercent, formatPrice } from '../../../../lib/format.ts'

export interface LevelListProps {
  lines: readonly PriceLine[]
  mark: DecimalString | null
}

/** The deciding prices in words: a level far from the candles is outside the chart, but never out of sight. */
export function LevelList({ lines, mark }: LevelListProps) {
  const levels = lines.filter(({ kind }) => kind !== 'mark')
  if (mark === null || levels.length === 0) return null
  return (
    <ul aria-label="Price levels" className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      {levels.map(({ id, kind, label, price }) => (
        <li key={id} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-0.5 w-3 ${swatches[kind]}`} />
          {label} <span className="text-text">{formatPrice(price)}</span>
          {formatPercent(distance(price, mark), { signed: true })}
        </li>
      ))}
    </ul>
  )
}

const swatches: Record<PriceLine['kind'], string> = {
  entry: 'bg-text',
  take_profit: 'bg-gain',
  stop_loss: 'bg-loss',
  liquidation: 'bg-warn',
  mark: 'bg-accent',
}

/** Percent from the mark, signed. */
function distance(price: DecimalString, mark: DecimalString): DecimalString {
  return multiply(divide(subtract(price, mark), mark), 100)
}
