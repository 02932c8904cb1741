import type { DecimalString } from '../../../contract/primitives.ts'
import { toNumber } from '../../../contract/decimal.ts'

export interface SparklineProps {
  label: string
  closes: readonly DecimalString[]
}

const width = 112
const height = 24

/** The prices of a day as a small line without a scale. */
export function Sparkline({ label, closes }: SparklineProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className="ml-auto h-6 w-28 text-muted"
    >
      <path
        d={linePath(closes.map(toNumber))}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
      />
    </svg>
  )
}

function linePath(values: readonly number[]): string {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const step = values.length > 1 ? width / (values.length - 1) : 0
  return values
    .map((value, index) => {
      const y = 1 + (height - 2) * (1 - (value - low) / span)
      return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
