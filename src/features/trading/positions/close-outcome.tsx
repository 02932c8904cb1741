import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Fill } from '../../../api/exchange/exchange.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import type { CloseAttempt } from './use-close.ts'

export interface CloseFailureProps {
  attempt: Extract<CloseAttempt, { status: 'failed' }>
  onPost: () => void
}

/** Why it did not close, and the alternative when the API cannot reach the exchange. */
export function CloseFailure({ attempt, onPost }: CloseFailureProps) {
  return (
    <div role="alert">
      <Callout
        tone={attempt.isInDoubt ? 'warn' : 'danger'}
        title={attempt.isInDoubt ? t`Not confirmed yet` : t`Not closed`}
      >
        <p>{attempt.message}</p>
        {attempt.canPost && (
          <>
            <p className="mt-2">{t`Your browser may reach it: Alura signs a close that can only reduce this position and counts once, and your browser sends it.`}</p>
            <Button
              size="sm"
              className="mt-3"
              onClick={onPost}
            >{t`Close from this browser`}</Button>
          </>
        )}
      </Callout>
    </div>
  )
}

/** The exchange's answer to the browser's own request. */
export function PostedNote({ symbol, fill }: { symbol: string; fill: Fill }) {
  return (
    <output>
      <Callout tone="success" title={t`The exchange closed it`}>
        <Trans>
          {formatSize(fill.size)} {symbol} at <Price value={fill.price} />. It shows here as soon as
          Alura hears from the exchange again.
        </Trans>
      </Callout>
    </output>
  )
}
