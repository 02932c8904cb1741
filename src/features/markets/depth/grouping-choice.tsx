import { t } from '@lingui/core/macro'
import type { BookEvent, BookGrouping } from '../../../../contract/market/feeds.ts'
import { useMemo } from 'react'
import { Minus, Plus } from 'lucide-react'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { groupingChoices, type GroupingOption } from './groupings.ts'
import { shownBook } from './book-rows.ts'

export interface GroupingChoiceProps {
  /** The ungrouped book; null: not known yet. */
  book: BookEvent | null
  value: BookGrouping | null
  onValueChange: (grouping: BookGrouping | null) => void
}

/** Chooses the price step by which a book is grouped. */
export function GroupingChoice({ book, value, onValueChange }: GroupingChoiceProps) {
  const best = Number(book?.bids[0]?.[0] ?? book?.asks[0]?.[0] ?? NaN)
  const finest = book === null ? 0 : shownBook(book, 20).places.price
  // The steps depend only on the price's order of magnitude.
  const magnitude = Math.floor(Math.log10(best))
  const choices = useMemo(
    () => (Number.isFinite(magnitude) ? groupingChoices(10 ** magnitude, finest) : []),
    [magnitude, finest],
  )
  const here = choices.findIndex(({ grouping }) => grouping === value)
  const to = (by: 1 | -1): GroupingOption | undefined => choices[here + by]
  const choose = (choice: GroupingOption | undefined): void => {
    if (choice !== undefined) onValueChange(choice.grouping)
  }
  return (
    <fieldset aria-label={t`Group prices`} className="flex items-center text-xs tabular-nums">
      <IconButton
        size="sm"
        label={t`Finer prices`}
        icon={<Minus aria-hidden className="size-3.5" />}
        disabled={to(-1) === undefined}
        onClick={() => choose(to(-1))}
      />
      <output aria-label={t`Price step`} className="min-w-8 text-center">
        {choices[here]?.label ?? '–'}
      </output>
      <IconButton
        size="sm"
        label={t`Coarser prices`}
        icon={<Plus aria-hidden className="size-3.5" />}
        disabled={to(1) === undefined}
        onClick={() => choose(to(1))}
      />
    </fieldset>
  )
}
