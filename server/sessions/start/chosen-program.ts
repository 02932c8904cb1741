import { ServiceError } from '../../../contract/errors.ts'
import type {
  SessionProgram,
  SessionProgramChoice,
} from '../../../contract/sessions/session-programs.ts'
import type { ViewerContext } from '../../context.ts'

/**
 * The program as it is now, which the session keeps; null without one. Throws VALIDATION_FAILED for a program that is
 * not the viewer's, is switched off, or does not run, and for params that its code does not declare.
 */
export async function chosenProgram(
  { store, viewer }: Pick<ViewerContext, 'store' | 'viewer'>,
  choice: SessionProgramChoice | undefined,
): Promise<SessionProgram | null> {
  if (choice === undefined) return null
  const { programId, interval, params } = choice
  const program = await store.programs.owned(viewer.id, programId)
  if (program === undefined) throw unfit('programId', `There is no program ${programId}`)
  const { name, version } = program
  if (!program.enabled) throw unfit('programId', `${name} is switched off`)
  if (!program.isValid) throw unfit('programId', `${name} has errors, and does not run`)
  const declared = new Set(program.params.map((param) => param.name))
  const unknown = Object.keys(params).find((param) => !declared.has(param))
  if (unknown !== undefined) throw unfit('params', `${name} has no param ${unknown}`)
  return { programId, name, version, interval, params }
}

function unfit(field: string, message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', message, {
    details: [{ path: `body.program.${field}`, message }],
  })
}
