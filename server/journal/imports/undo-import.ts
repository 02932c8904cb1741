import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** What it had read is forgotten as well, so that the same history can be imported again. */
export const undoImport: Verb<ViewerContext, typeof contract.undoImport> = async ({
  ctx: { store, viewer, clock },
  input: { params },
}) => {
  const removed = await store.transaction(async ({ journalImports, journalTrades }) => {
    const row = await journalImports.owned(viewer.id, params.id)
    if (row === undefined) return null
    await journalImports.change(params.id, { status: 'undone', finishedAt: clock() })
    await journalImports.forget(row)
    return journalTrades.removeImport(viewer.id, params.id)
  })
  if (removed === null) throw new ServiceError('NOT_FOUND', 'There is no such import')
  return { removed }
}
