import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { iso } from '../iso.ts'
import { listPart } from '../list-part.ts'
import { noSuchProgram } from './program-view.ts'

export const listProgramVersions: Verb<
  PersonContext,
  typeof contract.listProgramVersions
> = async ({ ctx: { store, viewer }, input: { params, query } }) => {
  if ((await store.programs.owned(viewer.id, rowIdOf(params.id))) === undefined)
    throw noSuchProgram()
  const rows = await store.programs.versions(rowIdOf(params.id), listPart(query))
  return rows.map(({ programId, version, name, description, code, createdAt }) => ({
    program_id: programId,
    version,
    name,
    description,
    code,
    created_at: iso(createdAt),
  }))
}
