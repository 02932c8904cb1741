import { randomUUID } from 'node:crypto'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { tagExists, tagView } from './tag-view.ts'

const mostOfOne = 200

export const createTag: Verb<ViewerContext, typeof contract.createTag> = async ({
  ctx: { store, viewer, clock },
  input: { body },
}) => {
  const known = await store.journalTags.list(viewer.id)
  if (known.length >= mostOfOne) {
    throw new ServiceError('TOO_MANY_TAGS', `There are ${mostOfOne} tags: delete one first`)
  }
  const { name, color } = body
  const row = { id: randomUUID(), userId: viewer.id, name, color, createdAt: clock() }
  if (!(await store.journalTags.insert(row))) throw tagExists()
  return tagView({ ...row, trades: 0 })
}
