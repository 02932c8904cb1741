import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import type { StopEstimate } from './stop-estimate.ts'

/** Each open position with the estimated result of closing it now. */
export function StopPositions({ estimate }: { estimate: StopEstimate }) {
  if (estimate.positions.length === 0) return null
  return (
    <div className="mt-5">
      <h3 className="label">{t`Closing now would realise, beside the fees already paid`}</h3>
      <ul aria-label={t`Estimated results`}>
        {estimate.positions.map(({ position, estimate: { realises, fee } }) => (
          <li
            key={position.id}
            className="flex min-h-9 flex-wrap items-center gap-x-3 border-b border-line last:border-0"
          >
            <Badge tone={position.side === 'long' ? 'gain' : 'loss'}>
              {position.side === 'long' ? t`LONG` : t`SHORT`}
            </Badge>
            <span className="text-muted">
              <Trans>
                from <Price value={position.entryPrice} />
              </Trans>
            </span>
            <span className="ml-auto text-xs text-muted">
              <Trans>
                fee <Money value={fee} />
              </Trans>
            </span>
            <Money value={realises} signed className="min-w-20 text-right" />
          </li>
        ))}
      </ul>
    </div>
  )
}
