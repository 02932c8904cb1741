import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noEntry } from './entry-view.ts'

export const deleteEntry: Verb<ViewerContext, typeof contract.deleteEntry> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  if (!(await store.journalEntries.remove(viewer.id, params.id))) throw noEntry()
  return { message: 'The entry is deleted' }
}
