import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { reasonOf } from '../../../../charts/marks/decision-marks.ts'
import { formatNumber } from '../../../../lib/numbers/format.ts'
import { formatDateTime, formatHour } from '../../../../lib/time.ts'
import { Fold } from '../../../../ui/fold.tsx'
import { placed, type LineFold, type LinePlace } from './line-place.ts'
import type { RefusalRun } from './log-groups.ts'
import { wordsLang } from '../../../../lib/words/language.ts'

export interface RefusalRunRowProps {
  run: RefusalRun
  place?: LinePlace | undefined
  fold?: LineFold
  /** A line in the group was chosen on the chart, so that the group is open. */
  isChosen: boolean
  /** The lines of the group. */
  children: ReactNode
}

/** "Refused 268 ×, 06:36–07:11: 3 of 3 positions are open"; its lines unfold. */
export function RefusalRunRow({ run, place, fold, isChosen, children }: RefusalRunRowProps) {
  const { logs, times, from, to } = run
  const newest = logs[0]
  const summary = (
    <span className="min-w-0 text-pretty wrap-anywhere">
      <Trans>
        <span aria-hidden>○ </span>
        Refused {formatNumber(times, { places: 0 })} ×,{' '}
        <span title={`${formatDateTime(from)} – ${formatDateTime(to)}`}>
          {formatHour(from)}–{formatHour(to)}
        </span>
        {newest && <span lang={wordsLang(newest.reason)}>: {reasonOf(newest)}</span>}
      </Trans>
    </span>
  )
  return (
    <li ref={place?.measure} {...placed(place)} className="border-b border-line last:border-0">
      {/* A key, so that a choice on the chart unfolds it whatever was done by hand before. */}
      <Fold
        {...fold}
        key={String(isChosen)}
        isOpen={isChosen || fold?.isOpen === true}
        lineClassName="py-2 text-xs text-muted"
        summary={summary}
      >
        <ol aria-label={t`Refusals, ${formatHour(from)} to ${formatHour(to)}`} className="pl-5">
          {children}
        </ol>
      </Fold>
    </li>
  )
}
