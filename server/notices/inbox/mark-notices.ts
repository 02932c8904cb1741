import type * as contract from '../../../contract/endpoints.ts'
import { mostMarked } from '../../../contract/people/notices.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { announce } from '../announce.ts'

/** Ids of other people's are left out. */
export const markNotices: Verb<ViewerContext, typeof contract.markNotices> = async ({
  ctx: { store, viewer, clock, bus },
  input: { body },
}) => {
  const { isRead, ids } = body
  const changed = await store.notices.mark(viewer.id, isRead ? clock() : null, ids, mostMarked)
  // Other tabs have a number on screen.
  if (changed.length > 0) announce({ bus, clock }, viewer.id)
  return { changed, unread: await store.notices.unread(viewer.id) }
}
