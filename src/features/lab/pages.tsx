import { t } from '@lingui/core/macro'
import { Button } from '../../ui/form/button.tsx'

export interface PagesProps {
  /** From 1. */
  page: number
  onPage: (page: number) => void
  isLast: boolean
}

/** Newer and older parts of a list; nothing where one part has all. */
export function Pages({ page, onPage, isLast }: PagesProps) {
  if (page === 1 && isLast) return null
  return (
    <nav aria-label={t`Pages of the list`} className="flex items-center gap-2">
      <Button
        size="sm"
        disabledReason={page === 1 ? t`These are the newest` : undefined}
        onClick={() => onPage(page - 1)}
      >{t`Newer`}</Button>
      <span className="text-xs text-muted">{t`Page ${page}`}</span>
      <Button
        size="sm"
        disabledReason={isLast ? t`There are no older ones` : undefined}
        onClick={() => onPage(page + 1)}
      >{t`Older`}</Button>
    </nav>
  )
}
