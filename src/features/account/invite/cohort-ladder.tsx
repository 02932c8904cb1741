import { t } from '@lingui/core/macro'
import { cx } from '../../../lib/cx.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { cohortSteps, type CohortStep } from './terms.ts'

export interface CohortLadderProps {
  /** The year to highlight, and its label. */
  marked?: { year: number; name: string }
}

const highest = Math.max(...cohortSteps.map(({ rate }) => rate))

/** The share that each year of the programme gives to codes made in it. */
export function CohortLadder({ marked }: CohortLadderProps) {
  return (
    <ol aria-label={t`Share by year of the programme`} className="flex flex-col">
      {cohortSteps.map((step) => {
        const isMarked = step.year === marked?.year
        return (
          <li
            key={step.year}
            className={cx(
              'grid min-h-10 grid-cols-[1fr_auto] items-center gap-x-3 border-b border-line py-2 last:border-0',
              !isMarked && 'text-muted',
            )}
          >
            <span className="flex items-center gap-2">
              {nameOf(step)}
              {isMarked && <Badge tone="accent">{marked?.name}</Badge>}
            </span>
            <span className="font-medium">{step.rate}%</span>
            <i
              aria-hidden
              className={cx('mark col-span-2 mt-1.5 h-1', isMarked ? 'bg-accent' : 'bg-edge')}
              style={{ width: `${(step.rate / highest) * 100}%` }}
            />
          </li>
        )
      })}
    </ol>
  )
}

function nameOf({ year, isLast }: CohortStep): string {
  return isLast ? t`Year ${year} and later` : t`Year ${year}`
}
