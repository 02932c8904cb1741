import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchProgram, programView, readCode } from './program-view.ts'

export const changeProgram: Verb<PersonContext, typeof contract.changeProgram> = ({
  ctx: { store, viewer, clock },
  input: { params, body },
}) =>
  store.transaction(async ({ programs }) => {
    const row = await programs.held(viewer.id, rowIdOf(params.id))
    if (row === undefined) throw noSuchProgram()
    const { name = row.name, description = row.description, code = row.code } = body
    const text = { name, description, code }
    const isNew = name !== row.name || description !== row.description || code !== row.code
    const now = clock()
    const change = {
      ...text,
      ...(code === row.code ? {} : readCode(code)),
      enabled: body.enabled ?? row.enabled,
      version: row.version + (isNew ? 1 : 0),
      updatedAt: now,
    }
    await programs.change(row.id, change)
    if (isNew) {
      await programs.addVersion({
        ...text,
        programId: row.id,
        version: change.version,
        createdAt: now,
      })
    }
    return programView({ ...row, ...change })
  })
