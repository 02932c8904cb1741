import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { multiply, round } from '../../../../../../../contract/decimal.ts'
import { formatDuration } from '../../../../../../lib/time.ts'
import { Money } from '../../../../../../ui/figures/money.tsx'
import { Percent } from '../../../../../../ui/figures/percent.tsx'
import type { Draft } from '../../draft.ts'
import type { Figures } from '../figures.ts'
import type { PreviewState } from '../use-outcomes.ts'

export interface LimitsLeadProps extends Pick<PreviewState, 'reply'> {
  draft: Draft
  figures: Figures
}

/** What one can lose, how long it takes, and what it costs, before the start. Its space is reserved. */
export function LimitsLead({ draft, figures, reply }: LimitsLeadProps) {
  const outcomes = reply?.state === 'estimate' ? reply.outcomes : null
  const entries = outcomes?.meanEntries ?? null
  const { canLose, positionCost, breakEvenPct } = figures
  return (
    <section aria-label={t`Limits and costs`} className="flex min-h-20 flex-col gap-1">
      <p>
        <Trans>
          <strong className="font-semibold">
            You can lose about <Money value={canLose} />
          </strong>
          , closing costs included.
        </Trans>{' '}
        <span className="text-muted">
          {timeWords(draft.durationMs, outcomes?.medianDurationMs ?? null)}
        </span>
      </p>
      <p className="text-xs text-pretty text-muted">
        <Trans>
          A position costs at most <Money value={positionCost} />: the price has to move{' '}
          <Percent value={breakEvenPct} /> before it earns anything.
        </Trans>{' '}
        {entries !== null && (
          <Trans>
            So far sessions like this opened {round(entries.toFixed(4), 1)} until their end: about{' '}
            <Money value={multiply(positionCost, entries.toFixed(4))} /> of costs.
          </Trans>
        )}
      </p>
    </section>
  )
}

/** "At most 7 d, usually over in 8 h." */
export function timeWords(durationMs: number | null, medianMs: number | null): string {
  if (durationMs === null) {
    return medianMs === null
      ? t`No end time.`
      : t`No end time, usually over in ${formatDuration(medianMs)}.`
  }
  const most = formatDuration(durationMs)
  return medianMs === null || medianMs >= durationMs
    ? t`At most ${most}.`
    : t`At most ${most}, usually over in ${formatDuration(medianMs)}.`
}
