import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { isNotFound } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useMedia } from '../../../lib/hooks/use-media.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { JournalHeading } from '../journal-heading.tsx'
import { Loaded } from '../analytics/loaded.tsx'
import { EntriesList } from './entries-list.tsx'
import { entryQuery } from './entries.queries.ts'
import { EntryEditor } from './entry-editor.tsx'

/** What the person wrote: the list and one entry, beside each other where there is room. */
export function EntriesPage() {
  const [search, setSearch] = useSearchParams()
  const isWide = useMedia('(min-width: 64rem)')
  const chosen = search.get('entry')
  const choose = (id: string | null): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (id === null) next.delete('entry')
      else next.set('entry', id)
      return next
    })
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Entries · Journal · Alura`}</title>
      <JournalHeading
        title={t`Entries`}
        current="entries"
      >{t`Notes, thoughts before and after a trade, reviews of a day or a week.`}</JournalHeading>
      <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-[22rem_minmax(0,1fr)]">
        {(isWide || chosen === null) && <EntriesList chosen={chosen} onChoose={choose} />}
        {chosen !== null ? (
          <ChosenEntry key={chosen} id={chosen} onClose={() => choose(null)} />
        ) : (
          isWide && (
            <EmptyMessage
              title={t`No entry is open`}
            >{t`Choose one from the list, or begin a new one.`}</EmptyMessage>
          )
        )}
      </div>
    </div>
  )
}

function ChosenEntry({ id, onClose }: { id: string; onClose: () => void }) {
  const entry = useQuery(entryQuery(useSignedIn(), id))
  if (isNotFound(entry.error) && entry.data === undefined) {
    return (
      <EmptyMessage
        title={t`This entry is gone`}
      >{t`It was deleted, or is another person’s.`}</EmptyMessage>
    )
  }
  return (
    <Loaded query={entry} failed={t`The entry did not load`} height="h-[32rem]">
      {(known) => <EntryEditor entry={known} onClose={onClose} />}
    </Loaded>
  )
}
