import { t } from '@lingui/core/macro'
import { Check, Minus, X } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { checkWords, measureWords, type CheckOutcome } from '../../lib/check-words.ts'

export interface ChecksListProps {
  checks: readonly CheckOutcome[]
  /** The one that refuses the trade; one of `checks`. */
  refusal: CheckOutcome | null
}

/** The nine checks in order, each with its actual value and its limit; the first that fails is the reason. */
export function ChecksList({ checks, refusal }: ChecksListProps) {
  return (
    <ul aria-label={t`Checks`} className="flex flex-col text-xs">
      {checks.map((check) => {
        const isWhy = check === refusal
        const { name, remedy } = checkWords[check.check]
        return (
          <li
            key={check.check}
            className="flex flex-col border-t border-line py-1.5 first:border-t-0"
          >
            <span className="flex items-center gap-2">
              <CheckIcon passed={check.passed} hasMeasure={check.actual !== null} />
              <span className={cx(!check.passed && 'font-medium text-danger')}>{name}</span>
              <span className="ml-auto text-right text-muted">{measureWords(check)}</span>
            </span>
            {isWhy && <span className="pl-6 text-danger">{remedy}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function CheckIcon({ passed, hasMeasure }: { passed: boolean; hasMeasure: boolean }) {
  if (!passed) return <X aria-label={t`Refused`} className="size-4 shrink-0 text-danger" />
  if (!hasMeasure) return <Minus aria-label={t`Not asked`} className="size-4 shrink-0 text-muted" />
  return <Check aria-label={t`Passed`} className="size-4 shrink-0 text-gain" />
}
