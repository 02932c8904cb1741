import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { paths } from '../../app/paths.ts'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { countFilters, type JournalFilters } from './filters/journal-view.ts'

/** Before the first trade, or when the filters leave none. */
export function JournalEmpty({ filters }: { filters: JournalFilters }) {
  if (countFilters(filters) > 0) {
    return (
      <EmptyMessage
        title={t`No trade fits these filters`}
      >{t`Widen the period, or clear a filter.`}</EmptyMessage>
    )
  }
  return (
    <EmptyMessage
      title={t`No trade has closed yet`}
      action={
        <Link href={paths.newSession()} asChild>
          <LinkButton href={paths.newSession()} variant="primary">{t`New session`}</LinkButton>
        </Link>
      }
    >{t`Every trade that closes is written down here by itself, whoever opened it: a session, you by hand, or another account that you import.`}</EmptyMessage>
  )
}
