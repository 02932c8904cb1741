import { t } from '@lingui/core/macro'
import { PenLine } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import { useBeginEntry } from '../entries/use-write-entry.ts'
import type { TradeDetail } from '../journal.queries.ts'
import { entryTypes, entryTypeWords } from '../journal-words.ts'

/** What was written about the trade, and a way to write more. */
export function TradeEntries({ trade: { id, entries } }: { trade: TradeDetail }) {
  const { begin, isPending } = useBeginEntry()
  const [, navigate] = useLocation()
  return (
    <section aria-labelledby="trade-entries" className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 id="trade-entries" className="font-semibold">{t`Entries about it`}</h2>
        <Button
          size="sm"
          pending={isPending}
          icon={<PenLine aria-hidden className="size-3.5" />}
          onClick={() =>
            void begin('post-trade', id).then((entry) => {
              if (entry !== null) navigate(paths.journalEntries(`entry=${entry}`))
            })
          }
        >{t`Write about it`}</Button>
      </div>
      <ul className="empty:hidden">
        {entries.map((entry) => (
          <li key={entry.id} className="border-b border-line last:border-0">
            <Link
              href={paths.journalEntries(`entry=${entry.id}`)}
              className="flex min-h-9 items-center justify-between gap-3 hover:text-accent pointer-coarse:min-h-11"
            >
              <span data-names className="truncate">
                {entry.title || t`Without a title`}
              </span>
              <span className="shrink-0 text-xs text-muted">
                {typeWords(entry.entry_type)}, {formatDateTime(timeOfIso(entry.entry_date))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function typeWords(type: string): string {
  const known = entryTypes.find((each) => each === type)
  return known === undefined ? type : entryTypeWords[known]
}
