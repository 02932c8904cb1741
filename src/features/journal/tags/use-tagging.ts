import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createTag } from '../../../../contract/journal/tags.ts'
import {
  addTradeTags,
  removeTradeTag,
  tagManyTrades,
} from '../../../../contract/journal/closed-trades.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { tagsQuery, type Tag } from '../journal.queries.ts'
import { nextColour } from './tag-colours.ts'
import { tagged } from './tagged.ts'

/** Everything that is done with tags. Each resolves to whether it was done; a failure is told. */
export function useTagging() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const tags: readonly Tag[] = useQuery(tagsQuery(viewer)).data?.items ?? []
  const create = useMutation(apiMutation(viewer, createTag))
  const add = useMutation(apiMutation(viewer, addTradeTags))
  const remove = useMutation(apiMutation(viewer, removeTradeTag))
  const many = useMutation(apiMutation(viewer, tagManyTrades))

  async function told(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act()
      return true
    } catch (error) {
      toast({ title: t`The tags were not changed`, detail: messageFor(error), tone: 'danger' })
      return false
    } finally {
      void invalidate(client, ...tagged)
    }
  }
  /** The id of the tag of this name, which is made when there is none. */
  async function idOf(name: string): Promise<string> {
    const known = tags.find((tag) => tag.name.toLowerCase() === name.trim().toLowerCase())
    if (known !== undefined) return known.id
    const color = nextColour(tags.length)
    return (await create.mutateAsync({ body: { name: name.trim(), color } })).id
  }
  return {
    tags,
    isPending: create.isPending || add.isPending || remove.isPending || many.isPending,
    addTo: (tradeId: string, name: string) =>
      told(async () =>
        add.mutateAsync({ params: { id: tradeId }, body: { tag_id: await idOf(name) } }),
      ),
    takeFrom: (tradeId: string, tagId: string) =>
      told(() => remove.mutateAsync({ params: { id: tradeId, tag_id: tagId } })),
    addToMany: (tradeIds: string[], name: string) =>
      told(async () =>
        many.mutateAsync({ body: { trade_ids: tradeIds, add: [await idOf(name)] } }),
      ),
    takeFromMany: (tradeIds: string[], tagId: string) =>
      told(() => many.mutateAsync({ body: { trade_ids: tradeIds, remove: [tagId] } })),
  }
}
