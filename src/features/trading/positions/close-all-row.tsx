import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Spinner } from '../../../ui/feedback/spinner.tsx'
import type { OwnedPosition } from './live-position.ts'
import { PositionName } from './position-cells.tsx'
import type { CloseAttempt } from './use-close.ts'

export interface CloseAllRowProps {
  item: OwnedPosition
  /** USDC, signed. */
  estimate: DecimalString
  attempt: CloseAttempt
  onPost: () => void
}

/** One position of several: the estimated result of closing it, and then the actual one. */
export function CloseAllRow({ item, estimate, attempt, onPost }: CloseAllRowProps) {
  const { position } = item
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0">
      <PositionName position={position} />
      <span className="text-muted">{formatSize(position.size)}</span>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-3 text-right">
        <Standing attempt={attempt} estimate={estimate} />
        {attempt.status === 'failed' && attempt.canPost && (
          <Button size="sm" onClick={onPost}>{t`Close from this browser`}</Button>
        )}
      </span>
    </li>
  )
}

function Standing({ attempt, estimate }: Pick<CloseAllRowProps, 'attempt' | 'estimate'>) {
  switch (attempt.status) {
    case 'idle':
      return <Money value={estimate} signed />
    case 'closing':
      return (
        <span className="flex items-center gap-2 text-muted">
          <Trans>
            <Spinner /> Closing
          </Trans>
        </span>
      )
    case 'failed':
      return (
        <span className={attempt.isInDoubt ? 'text-warn' : 'text-danger'}>
          {attempt.isInDoubt ? t`Not confirmed` : t`Not closed`}: {attempt.message}
        </span>
      )
    case 'posted':
      return (
        <span>
          <Trans>
            The exchange closed it at <Price value={attempt.fill.price} />
          </Trans>
        </span>
      )
    case 'done':
      return (
        <span>
          {attempt.result === 'partial' ? t`Closed in part` : t`Closed`}
          {attempt.fill !== null && (
            <>
              <Trans>
                {' '}
                at <Price value={attempt.fill.price} />
              </Trans>
            </>
          )}
        </span>
      )
  }
}
