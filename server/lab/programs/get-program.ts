import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchProgram, programView } from './program-view.ts'

export const getProgram: Verb<PersonContext, typeof contract.getProgram> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  const row = await store.programs.owned(viewer.id, rowIdOf(params.id))
  if (row === undefined) throw noSuchProgram()
  return programView(row)
}
