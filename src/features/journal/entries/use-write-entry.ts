import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  createEntry,
  deleteEntry,
  getEntry,
  getTemplate,
  listEntries,
  searchJournal,
} from '../../../../contract/journal/entries.ts'
import { getJournalTrade } from '../../../../contract/journal/closed-trades.ts'
import { call } from '../../../api/client.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiKey, apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { zoneName } from '../../../lib/time.ts'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import type { EntryType } from '../journal-words.ts'
import type { Entry } from './entries.queries.ts'

/** The endpoints whose answers contain entries. */
export const entryLists = [listEntries, searchJournal, getJournalTrade] as const

/** Begins an entry with its template; what it is about, if it is about a trade. Resolves to its id, or null. */
export function useBeginEntry() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const create = useMutation(apiMutation(viewer, createEntry))
  const begin = useMutation({
    mutationFn: async ({ type, tradeId }: { type: EntryType; tradeId?: string }) => {
      const tz = zoneName()
      const template = await call(viewer, getTemplate, { query: { entry_type: type, tz } })
      const { entry_type, entry_date, title, body } = template
      return create.mutateAsync({
        body: { entry_type, entry_date, title, body, tz, ...(tradeId && { trade_id: tradeId }) },
      })
    },
    onSuccess: (entry) => {
      client.setQueryData(apiKey(viewer, getEntry, { params: { id: entry.id } }), entry)
      void invalidate(client, ...entryLists)
    },
    onError: (error) => {
      toast({ title: t`The entry was not begun`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return {
    isPending: begin.isPending,
    begin: (type: EntryType, tradeId?: string): Promise<string | null> =>
      begin.mutateAsync({ type, ...(tradeId !== undefined && { tradeId }) }).then(
        ({ id }) => id,
        () => null,
      ),
  }
}

/** Asks before; resolves to whether it was deleted. */
export function useDeleteEntry() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const { mutateAsync } = useMutation(apiMutation(viewer, deleteEntry))
  return ({ id, title }: Entry): Promise<boolean> =>
    confirm({
      title: t`Delete this entry?`,
      consequences: [
        title === '' ? t`The entry and its words are gone.` : t`“${title}” and its words are gone.`,
      ],
      confirmLabel: t`Delete the entry`,
      action: async () => {
        await mutateAsync({ params: { id } })
        await invalidate(client, ...entryLists)
      },
      describeError: (error) => ({ message: messageFor(error) }),
    })
}
