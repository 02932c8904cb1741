import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import type { TradeDetail } from '../journal.queries.ts'
import { TagChip } from '../tags/tag-chip.tsx'
import { TagField } from '../tags/tag-field.tsx'
import { useTagging } from '../tags/use-tagging.ts'

export function TradeTags({ trade: { id, tags: own, setup_tag } }: { trade: TradeDetail }) {
  const { tags, isPending, addTo, takeFrom } = useTagging()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {setup_tag !== null && (
        <span className="text-xs text-muted">
          {t`Setup`} <span data-names>{setup_tag}</span>
        </span>
      )}
      <ul aria-label={t`Tags of this trade`} className="flex flex-wrap gap-2 empty:hidden">
        {own.map((tag) => (
          <li key={tag.id} className="inline-flex items-center">
            <TagChip name={tag.name} color={tag.color} />
            <button
              type="button"
              aria-label={t`Take the tag ${tag.name} away`}
              onClick={() => void takeFrom(id, tag.id)}
              className="grid size-6 place-items-center rounded-sm text-muted hover:text-text pointer-coarse:size-11"
            >
              <X aria-hidden className="size-3" />
            </button>
          </li>
        ))}
      </ul>
      <TagField tags={tags} isPending={isPending} onAdd={(name) => addTo(id, name)} />
    </div>
  )
}
