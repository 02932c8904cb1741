import type * as contract from '../../../contract/endpoints.ts'
import { cursorOf, readCursor } from '../cursor.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { depositView } from './view.ts'

export const listDeposits: Verb<ViewerContext, typeof contract.listDeposits> = async ({
  ctx: { store, viewer },
  input: { query },
}) => {
  const { limit } = query
  const cursor = readCursor(query.cursor)
  const after = cursor && { recordedAt: cursor.at, id: cursor.id }
  const rows = await store.deposits.list(viewer.id, { ...(after && { after }), limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(depositView),
    nextCursor: last === undefined ? null : cursorOf({ at: last.recordedAt, id: last.id }),
  }
}
