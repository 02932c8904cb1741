import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { programView, readCode } from './program-view.ts'

const mostOfOne = 500

export const createProgram: Verb<PersonContext, typeof contract.createProgram> = async ({
  ctx: { store, viewer, clock },
  input: { body },
}) => {
  if ((await store.programs.count(viewer.id)) >= mostOfOne) {
    throw new ServiceError('TOO_MANY_PROGRAMS', `There are ${mostOfOne} programs: delete one first`)
  }
  const { name, description, code, enabled } = body
  const now = clock()
  const text = { name, description, code }
  const row = await store.transaction(async ({ programs }) => {
    const made = await programs.insert({
      ...text,
      ...readCode(code),
      userId: viewer.id,
      enabled,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    await programs.addVersion({ ...text, programId: made.id, version: 1, createdAt: now })
    return made
  })
  return programView(row)
}
