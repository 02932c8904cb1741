import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchTag } from '../trades/views-of.ts'
import { tagExists, tagView } from './tag-view.ts'

export const changeTag: Verb<ViewerContext, typeof contract.changeTag> = ({
  ctx: { store, viewer },
  input: { params, body },
}) =>
  store.transaction(async ({ journalTags }) => {
    const tag = await journalTags.owned(viewer.id, params.id)
    if (tag === undefined) throw noSuchTag()
    const { name = tag.name, color = tag.color } = body
    if (!(await journalTags.change(tag, { name, color }))) throw tagExists()
    return tagView({ ...tag, name, color })
  })
