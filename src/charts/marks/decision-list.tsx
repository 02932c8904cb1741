import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { cx } from '../../lib/cx.ts'
import { formatDateTime } from '../../lib/time.ts'
import { reasonOf, type DecisionMark } from './decision-marks.ts'
import { wordsLang } from '../../lib/words/language.ts'

export interface DecisionListProps {
  marks: readonly DecisionMark[]
  /** Id of the chosen marker. */
  chosenId: string | null
  onChoose: (mark: DecisionMark) => void
}

const shown = 100

/** A chart's decision markers as a list, newest first: for the keyboard, screen readers and phones. */
export function DecisionList({ marks, chosenId, onChoose }: DecisionListProps) {
  if (marks.length === 0) return null
  const newest = marks.slice(-shown).toReversed()
  const taken = marks.filter(({ kind }) => kind === 'signal_taken').length
  return (
    <details className="group">
      <summary className="flex min-h-8 list-none items-center gap-2 text-xs text-muted transition-colors hover:text-text pointer-coarse:min-h-11">
        <span aria-hidden className="transition-transform group-open:rotate-90">
          ›
        </span>
        <span>
          <Trans>
            <span aria-hidden className="text-accent">
              ●{' '}
            </span>
            {taken} taken, <span aria-hidden>○ </span>
            {marks.length - taken} refused on this chart
          </Trans>
        </span>
      </summary>
      <ol
        aria-label={t`Signals taken and refused`}
        className="mt-1 max-h-64 overflow-y-auto border-y border-line"
      >
        {newest.map((mark) => (
          <li key={mark.id} className="border-b border-line last:border-0">
            <button
              type="button"
              aria-pressed={mark.id === chosenId}
              onClick={() => onChoose(mark)}
              className={cx(
                'flex min-h-9 w-full flex-wrap items-baseline gap-x-3 px-1 py-1.5 text-left text-xs transition-colors hover:bg-accent-soft/40 sm:flex-nowrap pointer-coarse:min-h-11',
                mark.id === chosenId && 'bg-accent-soft',
              )}
            >
              <span className="shrink-0 text-muted">{formatDateTime(mark.at)}</span>
              <span className="shrink-0 font-medium sm:w-36">{wordsOf(mark)}</span>
              <span lang={wordsLang(mark.log.reason)} className="min-w-0 text-pretty wrap-anywhere">
                {reasonOf(mark.log)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {marks.length > shown && (
        <p className="mt-1 text-xs text-muted">
          <Trans>
            The newest {shown} of {marks.length}. The decision log has all of them.
          </Trans>
        </p>
      )}
    </details>
  )
}

function wordsOf({ kind, side, count }: DecisionMark): string {
  const what = kind === 'signal_taken' ? t`● Taken` : t`○ Refused`
  const sides = { long: t`long`, short: t`short` }
  return [what, side && sides[side], count > 1 && `×${count}`].filter(Boolean).join(' ')
}
