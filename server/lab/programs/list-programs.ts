import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { listPart } from '../list-part.ts'
import { programSummary } from './program-view.ts'

export const listPrograms: Verb<ViewerContext, typeof contract.listPrograms> = async ({
  ctx: { store, viewer },
  input: { query },
}) => (await store.programs.list(viewer.id, listPart(query))).map(programSummary)
