import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import type { StopEstimate } from './stop-estimate.ts'

/** Each open position with the estimated result of closing it now. */
export function StopPositions({ estimate }: { estimate: StopEstimate }) {
  if (estimate.positions.length === 0) return null
  return (
    <div className="mt-5">
      <h3 className="label">Closing now would realise, beside the fees already paid</h3>
      <ul aria-label="Estimated results">
        {estimate.positions.map(({ position, estimate: { realises, fee } }) => (
          <li
            key={position.id}
            className="flex min-h-9 flex-wrap items-center gap-x-3 border-b border-line last:border-0"
          >
            <Badge tone={position.side === 'long' ? 'gain' : 'loss'}>
              {position.side.toUpperCase()}
            </Badge>
            <span className="text-muted">
              from <Price value={position.entryPrice} />
            </span>
            <span className="ml-auto text-xs text-muted">
              fee <Money value={fee} />
            </span>
            <Money value={realises} signed className="min-w-20 text-right" />
          </li>
        ))}
      </ul>
    </div>
  )
}
