import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  getJournalTrade,
  listJournalTrades,
  setTradeNotes,
} from '../../../../contract/journal/closed-trades.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import type { TradeDetail } from '../journal.queries.ts'
import { MarkdownField } from '../writing/markdown-field.tsx'
import { SavingLine } from '../writing/saving-line.tsx'
import { useKeptText } from '../writing/use-kept-text.ts'
import { useTakeImage } from '../writing/use-take-image.ts'

/** What the person thinks of the trade; saved when the field is left. */
export function TradeNotes({ trade: { id, notes } }: { trade: TradeDetail }) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const takeImage = useTakeImage()
  const { mutateAsync } = useMutation(apiMutation(viewer, setTradeNotes))
  const kept = useKeptText({
    of: `trade.${id}`,
    saved: notes,
    write: async (text) => {
      await mutateAsync({ params: { id }, body: { notes: text } })
      await invalidate(client, getJournalTrade, listJournalTrades)
    },
  })
  return (
    <section className="flex flex-col">
      <MarkdownField
        label={t`Notes`}
        value={kept.text}
        onChange={kept.change}
        onBlur={kept.save}
        rows={6}
        takeImage={takeImage}
      />
      <SavingLine kept={kept} />
    </section>
  )
}
