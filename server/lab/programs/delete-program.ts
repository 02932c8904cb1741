import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchProgram } from './program-view.ts'

export const deleteProgram: Verb<PersonContext, typeof contract.deleteProgram> = ({
  ctx: { store, viewer, clock },
  input: { params },
}) =>
  store.transaction(async ({ programs, bindings }) => {
    const row = await programs.held(viewer.id, rowIdOf(params.id))
    if (row === undefined) throw noSuchProgram()
    if ((await bindings.ofProgram(row.id)).length > 0) {
      throw new ServiceError(
        'PROGRAM_BOUND',
        'The program is bound to an account: delete its bindings first',
      )
    }
    await programs.remove(row.id, clock())
    return { message: 'The program is deleted' }
  })
