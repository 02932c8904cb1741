import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchTag } from '../trades/views-of.ts'

export const deleteTag: Verb<ViewerContext, typeof contract.deleteTag> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  if ((await store.journalTags.owned(viewer.id, params.id)) === undefined) throw noSuchTag()
  await store.journalTags.remove(viewer.id, params.id)
  return { message: 'The tag is deleted' }
}
