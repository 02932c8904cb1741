import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { useSettled } from '../../../lib/hooks/use-settled.ts'
import { useShortcuts } from '../../../lib/hooks/use-shortcuts.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Loaded } from '../analytics/loaded.tsx'
import { Choice } from '../filters/choice.tsx'
import { entryTypes, entryTypeWords, type EntryType } from '../journal-words.ts'
import { entriesAPage, entriesQuery, hitsQuery, type Entries, type Hit } from './entries.queries.ts'
import { NewEntry } from './new-entry.tsx'

export interface EntriesListProps {
  chosen: string | null
  onChoose: (id: string) => void
}

/** The newest first, of one kind or all; with words typed, what has them, notes of trades included. */
export function EntriesList({ chosen, onChoose }: EntriesListProps) {
  const [typed, setTyped] = useState('')
  const [type, setType] = useState<EntryType | ''>('')
  const words = useSettled(typed.trim(), 250)
  const field = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => field.current?.focus() })
  return (
    <section aria-label={t`Entries`} className="flex min-w-0 flex-col gap-4">
      <NewEntry onBegun={onChoose} />
      <TextField
        ref={field}
        type="search"
        label={t`Search`}
        hideLabel
        value={typed}
        maxLength={200}
        placeholder={t`Search entries and notes of trades`}
        onValueChange={setTyped}
      />
      {words === '' ? (
        <>
          <Choice
            label={t`Kind`}
            value={type}
            options={[
              { value: '', label: t`All kinds` },
              ...entryTypes.map((value) => ({ value, label: entryTypeWords[value] })),
            ]}
            onChange={(value) => setType(entryTypes.find((each) => each === value) ?? '')}
          />
          <Newest key={type} type={type} chosen={chosen} onChoose={onChoose} />
        </>
      ) : (
        <Found words={words} chosen={chosen} onChoose={onChoose} />
      )}
    </section>
  )
}

function Newest({ type, chosen, onChoose }: EntriesListProps & { type: EntryType | '' }) {
  const [page, setPage] = useState(1)
  const entries = useQuery(entriesQuery(useSignedIn(), { type, page }))
  return (
    <Loaded query={entries} failed={t`The entries did not load`}>
      {({ items, total }) =>
        total === 0 ? (
          <EmptyMessage
            title={t`Nothing is written yet`}
          >{t`What you write down before and after a trade is what you learn from.`}</EmptyMessage>
        ) : (
          <>
            <ul aria-label={t`Entries, newest first`}>
              {items.map((entry) => (
                <Item
                  key={entry.id}
                  entry={entry}
                  isChosen={entry.id === chosen}
                  onChoose={onChoose}
                />
              ))}
            </ul>
            {total > entriesAPage && <Turn page={page} total={total} onPage={setPage} />}
          </>
        )
      }
    </Loaded>
  )
}

interface ItemProps {
  entry: Entries['items'][number]
  isChosen: boolean
  onChoose: (id: string) => void
}

function Item({ entry, isChosen, onChoose }: ItemProps) {
  const { id, title, body, entry_type, entry_date } = entry
  return (
    <li className="border-b border-line last:border-0">
      <Row isChosen={isChosen} onClick={() => onChoose(id)}>
        <span className="flex items-baseline justify-between gap-3">
          <span className="truncate font-medium">{title || t`Without a title`}</span>
          <Badge>{entryTypeWords[entry_type]}</Badge>
        </span>
        <span className="truncate text-xs text-muted">
          {formatDateTime(timeOfIso(entry_date))}
          {body !== '' && ` · ${firstLine(body)}`}
        </span>
      </Row>
    </li>
  )
}

const firstLine = (body: string): string => body.trim().split('\n')[0]?.slice(0, 120) ?? ''

function Row({
  isChosen,
  onClick,
  children,
}: {
  isChosen: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      onClick={onClick}
      className="flex w-full min-w-0 flex-col gap-0.5 rounded-sm px-2 py-2.5 text-left hover:bg-accent-soft aria-[current]:bg-accent-soft pointer-coarse:min-h-11"
    >
      {children}
    </button>
  )
}

function Found({ words, chosen, onChoose }: EntriesListProps & { words: string }) {
  const hits = useQuery(hitsQuery(useSignedIn(), words))
  const [, navigate] = useLocation()
  return (
    <Loaded query={hits} failed={t`The search failed`}>
      {({ items, total }) => (
        <>
          <p className="text-xs text-muted">
            {t`${plural(total, { one: '# place found', other: '# places found' })}`}
          </p>
          <ul aria-label={t`Found`}>
            {items.map((hit) => (
              <li key={`${hit.kind} ${hit.id}`} className="border-b border-line last:border-0">
                <Row
                  isChosen={hit.id === chosen}
                  onClick={() =>
                    hit.kind === 'entry' ? onChoose(hit.id) : navigate(paths.journalTrade(hit.id))
                  }
                >
                  <HitWords hit={hit} />
                </Row>
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}

function HitWords({ hit: { kind, title, at, excerpt } }: { hit: Hit }) {
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate font-medium">{title || t`Without a title`}</span>
        <Badge>
          {kind === 'entry' ? t({ message: 'Entry', context: 'of the journal' }) : t`Trade`}
        </Badge>
      </span>
      <span className="text-xs wrap-anywhere text-muted">
        {formatDateTime(timeOfIso(at))} ·{' '}
        {excerpt.map(({ text, hit }, index) =>
          hit ? (
            <mark key={index} className="bg-warn-soft text-text">
              {text}
            </mark>
          ) : (
            <span key={index}>{text}</span>
          ),
        )}
      </span>
    </>
  )
}

function Turn({
  page,
  total,
  onPage,
}: {
  page: number
  total: number
  onPage: (page: number) => void
}) {
  const last = Math.ceil(total / entriesAPage)
  return (
    <div className="flex items-center justify-between gap-3 pt-3 text-xs text-muted">
      <Button
        size="sm"
        disabledReason={page === 1 ? t`These are the newest` : undefined}
        onClick={() => onPage(page - 1)}
      >{t`Newer`}</Button>
      <span>{t`Page ${page} of ${last}`}</span>
      <Button
        size="sm"
        disabledReason={page === last ? t`These are the oldest` : undefined}
        onClick={() => onPage(page + 1)}
      >{t`Older`}</Button>
    </div>
  )
}
