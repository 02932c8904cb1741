import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { listPart } from '../list-part.ts'
import { programSummary } from './program-view.ts'

export const listPrograms: Verb<PersonContext, typeof contract.listPrograms> = async ({
  ctx: { store, viewer },
  input: { query },
}) => (await store.programs.list(viewer.id, listPart(query))).map(programSummary)
