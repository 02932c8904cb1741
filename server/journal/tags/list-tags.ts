import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { tagView } from './tag-view.ts'

export const listTags: Verb<ViewerContext, typeof contract.listTags> = async ({
  ctx: { store, viewer },
}) => {
  const items = (await store.journalTags.list(viewer.id)).map(tagView)
  return { items, total: items.length }
}
