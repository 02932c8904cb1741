import { t } from '@lingui/core/macro'
import { ChevronDown, ChevronUp, ExternalLink } from 'lucide-react'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { useShortcuts } from '../../../lib/hooks/use-shortcuts.ts'
import { IconButton } from '../../../ui/form/icon-button.tsx'

export interface NeighboursProps {
  id: string
  order: readonly string[]
  onGo: (id: string) => void
  /** Present beside the list, where the trade's page is elsewhere. */
  search?: string
}

/** To the next and the previous trade of the list: J and K. */
export function Neighbours({ id, order, onGo, search }: NeighboursProps) {
  const place = order.indexOf(id)
  const [before, after] = place === -1 ? [] : [order[place - 1], order[place + 1]]
  const go = (to: string | undefined): void => {
    if (to !== undefined) onGo(to)
  }
  useShortcuts({ j: () => go(after), k: () => go(before) })
  return (
    <div className="flex items-center">
      <IconButton
        label={t`Previous trade (K)`}
        disabled={before === undefined}
        icon={<ChevronUp aria-hidden className="size-4" />}
        onClick={() => go(before)}
      />
      <IconButton
        label={t`Next trade (J)`}
        disabled={after === undefined}
        icon={<ChevronDown aria-hidden className="size-4" />}
        onClick={() => go(after)}
      />
      {search !== undefined && (
        <Link
          href={paths.journalTrade(id, search)}
          aria-label={t`Open on a page of its own`}
          title={t`Open on a page of its own`}
          className="grid size-10 place-items-center rounded-md text-muted hover:bg-accent-soft hover:text-text pointer-coarse:size-11"
        >
          <ExternalLink aria-hidden className="size-4" />
        </Link>
      )}
    </div>
  )
}
