import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { ApiError } from '../../../../contract/http/api-error.ts'
import { changeEntry, getEntry } from '../../../../contract/journal/entries.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiKey, apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { formatDateTime, timeOfIso, zoneName } from '../../../lib/time.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { Choice } from '../filters/choice.tsx'
import { DayField } from '../filters/day-field.tsx'
import { dayOf } from '../filters/days.ts'
import { entryTypes, entryTypeWords } from '../journal-words.ts'
import { MarkdownField } from '../writing/markdown-field.tsx'
import { SavingLine } from '../writing/saving-line.tsx'
import { useKeptText, type KeptText } from '../writing/use-kept-text.ts'
import { useTakeImage } from '../writing/use-take-image.ts'
import type { Entry } from './entries.queries.ts'
import { readWords, wordsOf } from './entry-draft.ts'
import { entryLists, useDeleteEntry } from './use-write-entry.ts'

export interface EntryEditorProps {
  entry: Entry
  onClose: () => void
}

/** One entry; use its id as key. Saved when a field is left, and never over what another window saved. */
export function EntryEditor({ entry, onClose }: EntryEditorProps) {
  const change = useChangeEntry(entry)
  const remove = useDeleteEntry()
  const takeImage = useTakeImage()
  const version = useRef(entry.version)
  useEffect(() => {
    version.current = Math.max(version.current, entry.version)
  }, [entry.version])
  const kept = useKeptText({
    of: `entry.${entry.id}`,
    saved: wordsOf(entry),
    write: async (text) => {
      const saved = await change({ ...readWords(text), version: version.current })
      version.current = saved.version
    },
  })
  const words = readWords(kept.text)
  const isElsewhere =
    kept.saving.step === 'failed' &&
    kept.saving.error instanceof ApiError &&
    kept.saving.error.code === 'ENTRY_CHANGED'
  return (
    <article
      aria-label={words.title || t({ message: 'Entry', context: 'of the journal' })}
      className="flex min-w-0 flex-col gap-4"
    >
      <div className="flex items-center justify-between gap-2">
        <Button
          size="sm"
          variant="quiet"
          icon={<ArrowLeft aria-hidden className="size-4" />}
          onClick={onClose}
        >{t`All entries`}</Button>
        <IconButton
          label={t`Delete the entry`}
          icon={<Trash2 aria-hidden className="size-4" />}
          onClick={() =>
            void remove(entry).then((isDone) => {
              if (!isDone) return
              kept.forget()
              onClose()
            })
          }
        />
      </div>
      <input
        aria-label={t`Title`}
        value={words.title}
        maxLength={200}
        placeholder={t`Title`}
        autoComplete="off"
        onChange={(event) => kept.change(wordsOf({ ...words, title: event.target.value }))}
        onBlur={kept.save}
        className="h-11 w-full min-w-0 border-b border-line bg-transparent text-lg font-semibold"
      />
      <Facts entry={entry} />
      <MarkdownField
        label={t`Words`}
        value={words.body}
        onChange={(body) => kept.change(wordsOf({ ...words, body }))}
        onBlur={kept.save}
        rows={18}
        takeImage={takeImage}
      />
      <SavingLine
        kept={kept}
        {...(isElsewhere && { instead: <Elsewhere entry={entry} kept={kept} /> })}
      />
    </article>
  )
}

/** Type, day and trade are saved at once. */
function Facts({ entry }: { entry: Entry }) {
  const change = useChangeEntry(entry)
  const save = (part: Parameters<typeof change>[0]): void => {
    change(part).catch((error: unknown) =>
      toast({ title: t`The entry was not changed`, detail: messageFor(error), tone: 'danger' }),
    )
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Choice
        label={t`Kind`}
        value={entry.entry_type}
        options={entryTypes.map((value) => ({ value, label: entryTypeWords[value] }))}
        onChange={(value) => {
          const entry_type = entryTypes.find((each) => each === value)
          if (entry_type !== undefined) save({ entry_type })
        }}
      />
      <DayField
        label={t`About the day`}
        value={dayOf(timeOfIso(entry.entry_date))}
        onChange={(entry_date) => entry_date !== '' && save({ entry_date })}
      />
      {entry.trade_id !== null && (
        <Link
          href={paths.journalTrade(entry.trade_id)}
          className="inline-flex min-h-9 items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
        >{t`The trade that it is about`}</Link>
      )}
      <p className="ml-auto text-xs text-muted">
        <Trans>changed {formatDateTime(timeOfIso(entry.updated_at))}</Trans>
      </p>
    </div>
  )
}

/** Another window saved first: both versions are there, and the person decides. */
function Elsewhere({ entry, kept }: { entry: Entry; kept: KeptText }) {
  const client = useQueryClient()
  const change = useChangeEntry(entry)
  return (
    <>
      <Button
        size="sm"
        onClick={() => void change(readWords(kept.text)).catch(() => undefined)}
      >{t`Save mine over it`}</Button>
      <Button
        size="sm"
        variant="quiet"
        onClick={() => {
          kept.forget()
          void invalidate(client, getEntry)
        }}
      >{t`Drop mine, take the other`}</Button>
    </>
  )
}

function useChangeEntry({ id }: Entry) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const { mutateAsync } = useMutation(apiMutation(viewer, changeEntry))
  return async (body: Omit<Parameters<typeof mutateAsync>[0]['body'], 'tz'>): Promise<Entry> => {
    const saved = await mutateAsync({ params: { id }, body: { ...body, tz: zoneName() } })
    client.setQueryData(apiKey(viewer, getEntry, { params: { id } }), saved)
    void invalidate(client, ...entryLists)
    return saved
  }
}
