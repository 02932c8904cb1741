import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addTradeTags,
  getJournalTrade,
  setTradeNotes,
} from '../../../../contract/journal/closed-trades.ts'
import { changeEntry } from '../../../../contract/journal/entries.ts'
import {
  changeTypedTrade,
  createTypedTrade,
  deleteTypedTrade,
  type TypedTradeBody,
} from '../../../../contract/journal/typed-trades.ts'
import { call } from '../../../api/client.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiKey, apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { journalData } from '../journal-data.ts'
import type { Trade, TradeDetail } from '../journal.queries.ts'
import { tradeName } from '../trades/row-cells.tsx'
import { bodyOf } from './body-of.ts'

/** Adds, changes and deletes trades without fills. What was changed or deleted can be taken back from the message. */
export function useTypedTrades() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const creating = useMutation(apiMutation(viewer, createTypedTrade))
  const changing = useMutation(apiMutation(viewer, changeTypedTrade))
  const deleting = useMutation(apiMutation(viewer, deleteTypedTrade))
  const { mutateAsync: writeNotes } = useMutation(apiMutation(viewer, setTradeNotes))
  const { mutateAsync: addTags } = useMutation(apiMutation(viewer, addTradeTags))
  const { mutateAsync: relink } = useMutation(apiMutation(viewer, changeEntry))

  const write = async (id: string, body: TypedTradeBody): Promise<void> => {
    await changing.mutateAsync({ params: { id }, body })
    await invalidate(client, ...journalData)
  }
  /** The deleted trade under another id, with its notes, tags and entries. */
  const restore = async ({ notes, tags, entries, ...gone }: TradeDetail): Promise<void> => {
    try {
      const { id } = await creating.mutateAsync({ body: bodyOf({ ...gone, notes, tags }) })
      if (notes !== '') await writeNotes({ params: { id }, body: { notes } })
      const tagIds = tags.map((tag) => tag.id)
      if (tagIds.length > 0) await addTags({ params: { id }, body: { tag_ids: tagIds } })
      for (const entry of entries)
        await relink({ params: { id: entry.id }, body: { trade_id: id } })
    } finally {
      await invalidate(client, ...journalData)
    }
  }

  return {
    isDeleting: deleting.isPending,
    /** Rejects when it was refused. */
    add: async (body: TypedTradeBody): Promise<void> => {
      const trade = await creating.mutateAsync({ body })
      toast({ title: t`${tradeName(trade)} was added`, tone: 'success' })
      await invalidate(client, ...journalData)
    },
    /** Rejects when it was refused. */
    change: async (before: Trade, body: TypedTradeBody): Promise<void> => {
      await write(before.id, body)
      toast({
        title: t`${tradeName(before)} was changed`,
        tone: 'success',
        duration: undoMs,
        action: undo(() => write(before.id, bodyOf(before))),
      })
    },
    /** Resolves to whether it is gone; a failure is told. `onGone` comes before anything asks for the trade again. */
    remove: async (id: string, onGone: () => void): Promise<boolean> => {
      const params = { id }
      try {
        const gone = await call(viewer, getJournalTrade, { params })
        await deleting.mutateAsync({ params })
        onGone()
        client.removeQueries({ queryKey: apiKey(viewer, getJournalTrade, { params }) })
        toast({
          title: t`${tradeName(gone)} was deleted`,
          duration: undoMs,
          action: undo(() => restore(gone)),
        })
        return true
      } catch (error) {
        toast({ title: t`The trade was not deleted`, detail: messageFor(error), tone: 'danger' })
        return false
      } finally {
        void invalidate(client, ...journalData)
      }
    },
  }
}

/** Milliseconds that a message with a way back stays. */
const undoMs = 20_000

function undo(run: () => Promise<void>) {
  return {
    label: t`Undo`,
    run: () => {
      run().then(
        () => toast({ title: t`It is as it was before`, tone: 'success' }),
        (error: unknown) => {
          toast({ title: t`This was not undone`, detail: messageFor(error), tone: 'danger' })
        },
      )
    },
  }
}
