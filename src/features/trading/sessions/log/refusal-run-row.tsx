import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { formatHour } from '../../../../lib/time.ts'
import { Fold } from '../../../../ui/fold.tsx'
import { placed, type LineFold, type LinePlace } from './line-place.ts'
import type { RefusalRun } from './log-groups.ts'
import { RefusalWords } from './refusal-words.tsx'

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
  const summary = (
    <span className="min-w-0 text-pretty wrap-anywhere">
      <RefusalWords run={run} />
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
        <ol
          aria-label={t`Refusals, ${formatHour(run.from)} to ${formatHour(run.to)}`}
          className="pl-5"
        >
          {children}
        </ol>
      </Fold>
    </li>
  )
}
