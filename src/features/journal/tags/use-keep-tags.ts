import { plural, t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InputOf } from '../../../../contract/endpoint.ts'
import { changeTag, deleteTag } from '../../../../contract/journal/tags.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { tagsQuery, type Tag } from '../journal.queries.ts'
import { tagged } from './tagged.ts'

/** Changes to tags themselves. `change` resolves to whether it was done; a failure is told. */
export function useKeepTags() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const tags: readonly Tag[] = useQuery(tagsQuery(viewer)).data?.items ?? []
  const changing = useMutation(apiMutation(viewer, changeTag))
  const deleting = useMutation(apiMutation(viewer, deleteTag))
  return {
    tags,
    change: async (id: string, body: InputOf<typeof changeTag>['body']): Promise<boolean> => {
      try {
        await changing.mutateAsync({ params: { id }, body })
        return true
      } catch (error) {
        toast({ title: t`The tag was not changed`, detail: messageFor(error), tone: 'danger' })
        return false
      } finally {
        void invalidate(client, ...tagged)
      }
    },
    /** Asks before. */
    remove: ({ id, name, trade_count: count }: Tag): Promise<boolean> =>
      confirm({
        title: t`Delete the tag “${name}”?`,
        consequences: [
          plural(count, {
            0: 'No trade carries it.',
            one: '# trade carries it, and loses it.',
            other: '# trades carry it, and lose it.',
          }),
        ],
        confirmLabel: t`Delete the tag`,
        action: async () => {
          await deleting.mutateAsync({ params: { id } })
          await invalidate(client, ...tagged)
        },
        describeError: (error) => ({ message: messageFor(error) }),
      }),
  }
}
