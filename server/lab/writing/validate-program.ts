import type * as contract from '../../../contract/endpoints.ts'
import { parseProgram } from '../../../sandbox/language/parse.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const validateProgram: Verb<PersonContext, typeof contract.validateProgram> = async ({
  input: { body },
}) => {
  const { errors, warnings } = parseProgram(body.code)
  return { valid: errors.length === 0, errors: [...errors], warnings: [...warnings] }
}
