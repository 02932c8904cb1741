import { t } from '@lingui/core/macro'
import { Button } from '../../../ui/form/button.tsx'
import { Choice } from '../filters/choice.tsx'
import { TagField } from '../tags/tag-field.tsx'
import { useTagging } from '../tags/use-tagging.ts'
import { mostSelected } from './selection.ts'
import { countTrades } from './totals.tsx'

export interface BulkBarProps {
  selected: readonly string[]
  /** The trades whose pages have come. */
  all: readonly string[]
  onSelect: (ids: readonly string[]) => void
}

/** What can be done with the selected trades; stays in view while the list is scrolled. */
export function BulkBar({ selected, all, onSelect }: BulkBarProps) {
  const { tags, isPending, addToMany, takeFromMany } = useTagging()
  if (selected.length === 0) return null
  const ids = [...selected]
  return (
    <section
      aria-label={t`Selected trades`}
      className="sticky bottom-2 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-edge bg-raised px-3 py-2 shadow-pop max-sm:bottom-18"
    >
      <output className="font-medium">{t`${countTrades(selected.length)} selected`}</output>
      <TagField tags={tags} isPending={isPending} onAdd={(name) => addToMany(ids, name)} />
      {tags.length > 0 && (
        <span className="w-36">
          <Choice
            label={t`Take a tag away`}
            hideLabel
            value=""
            isNames
            options={[
              { value: '', label: t`Take a tag away` },
              ...tags.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(tagId) => tagId !== '' && void takeFromMany(ids, tagId)}
          />
        </span>
      )}
      <span className="flex gap-1 sm:ml-auto">
        {all.length > selected.length && selected.length < mostSelected && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => onSelect(all.slice(0, mostSelected))}
          >{t`Select ${Math.min(mostSelected, all.length)}`}</Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => onSelect([])}>{t`Select none`}</Button>
      </span>
    </section>
  )
}
