import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { JobTooSlow } from '../runs/pool.ts'

/** Milliseconds, with the start of a process on a busy machine. */
const limitMs = 15_000

export const validateProgram: Verb<PersonContext, typeof contract.validateProgram> = async ({
  ctx: { programPool, viewer },
  input: { body },
}) => {
  const answer = await programPool
    .ask({ kind: 'check', code: body.code }, { owner: viewer.id, limitMs })
    .catch((error: unknown) => {
      if (error instanceof JobTooSlow) return endless
      throw error
    })
  if (answer.kind !== 'checked') throw new Error(`a check was answered by ${answer.kind}`)
  const { errors, warnings } = answer
  return { valid: errors.length === 0, errors, warnings }
}

const endless = {
  kind: 'checked' as const,
  errors: [{ line: 1, column: 1, message: 'The program did not end when it was tried' }],
  warnings: [],
}
