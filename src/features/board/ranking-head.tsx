/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see ranking-row.tsx */
import { t } from '@lingui/core/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useId } from 'react'
import type { RankingSort } from '../../../contract/board/leaderboard.ts'
import { cx } from '../../lib/cx.ts'
import { Hint } from '../../ui/overlay/hint.tsx'
import { measureMeanings, measureNames, type Measure } from './measures.ts'

export interface RankingHeadProps {
  sort: RankingSort
  onSort: (sort: RankingSort) => void
}

const head = 'h-9 border-b border-line px-3 font-medium first:pl-2 last:pr-2'

/** The header of each number: a press ranks by it, hovering explains it. */
export function RankingHead(props: RankingHeadProps) {
  return (
    <thead role="rowgroup" className="text-xs text-muted max-lg:sr-only">
      <tr role="row">
        <Plain measure="rank" side="left" />
        <th role="columnheader" scope="col" className={cx(head, 'text-left')}>{t`Trader`}</th>
        <Sortable {...props} measure="pnl" />
        <Sortable {...props} measure="roi" />
        <th role="columnheader" scope="col" className={head}>
          <span className="sr-only">{t`Return above drawdown, drawn`}</span>
        </th>
        <Sortable {...props} measure="drawdown" />
        <Sortable {...props} measure="volume" />
        <Sortable {...props} measure="winRate" />
        <Plain measure="trades" side="right" />
      </tr>
    </thead>
  )
}

function Sortable({ measure, sort, onSort }: RankingHeadProps & { measure: RankingSort }) {
  const id = useId()
  const isCurrent = sort === measure
  // For drawdown the smallest value is best, and first.
  const [direction, Arrow] =
    measure === 'drawdown'
      ? (['ascending', ArrowUp] as const)
      : (['descending', ArrowDown] as const)
  return (
    <th
      role="columnheader"
      scope="col"
      aria-label={measureNames[measure]}
      aria-sort={isCurrent ? direction : undefined}
      className={cx(head, 'text-right')}
    >
      <Hint id={id} text={measureMeanings[measure]}>
        <button
          type="button"
          aria-describedby={id}
          onClick={() => onSort(measure)}
          className={cx(
            'inline-flex min-h-6 items-center gap-1 rounded-sm font-medium hover:text-text',
            isCurrent && 'text-text',
          )}
        >
          {measureNames[measure]}
          {isCurrent && <Arrow aria-hidden className="size-3" />}
        </button>
      </Hint>
    </th>
  )
}

/** Without a button: its explanation is also in the list below the table. */
function Plain({ measure, side }: { measure: Measure; side: 'left' | 'right' }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cx(head, side === 'left' ? 'text-left' : 'text-right')}
    >
      <span title={measureMeanings[measure]}>{measureNames[measure]}</span>
    </th>
  )
}
