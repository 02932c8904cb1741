import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { deleteAiConversation, listAiConversations } from '../../../../contract/lab/ai-chat.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { Fold } from '../../../ui/fold.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { talksQuery } from './talk.queries.ts'

export interface TalkListProps {
  /** Null: a new one. */
  current: string | null
  onChoose: (id: string | null) => void
}

/** Earlier talks, to be found again and deleted. */
export function TalkList({ current, onChoose }: TalkListProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [search, setSearch] = useState('')
  const talks = useQuery(talksQuery(viewer, search.trim()))
  const remove = useMutation(apiMutation(viewer, deleteAiConversation))

  async function drop(id: string): Promise<void> {
    try {
      await remove.mutateAsync({ params: { id } })
      if (id === current) onChoose(null)
      await invalidate(client, listAiConversations)
    } catch (error) {
      toast({ title: t`It was not deleted`, detail: messageFor(error), tone: 'danger' })
    }
  }

  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <Fold className="min-w-0 flex-1" summary={t`Earlier talks`} lineClassName="py-2">
        <TextField
          className="max-w-sm py-2"
          label={t`Search`}
          value={search}
          maxLength={200}
          onValueChange={setSearch}
        />
        {talks.data?.length === 0 && <p className="text-muted">{t`There is none.`}</p>}
        <ul className="divide-y divide-line">
          {talks.data?.map(({ id, title }) => (
            <li key={id} className="flex items-center justify-between gap-3 py-1">
              <button
                type="button"
                lang="en"
                aria-current={id === current}
                className="min-h-9 min-w-0 truncate text-left hover:underline aria-current:font-medium"
                onClick={() => onChoose(id)}
              >
                {title}
              </button>
              <Button size="sm" variant="quiet" onClick={() => void drop(id)}>
                {t`Delete`}
              </Button>
            </li>
          ))}
        </ul>
      </Fold>
      {current !== null && <Button size="sm" onClick={() => onChoose(null)}>{t`New talk`}</Button>}
    </div>
  )
}
