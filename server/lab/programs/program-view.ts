import { ServiceError } from '../../../contract/errors.ts'
import type { Program, ProgramParam, ProgramSummary } from '../../../contract/lab/programs.ts'
import { parseProgram } from '../../../sandbox/language/parse.ts'
import type { ProgramRow } from '../../storage/lab/programs.ts'
import { iso } from '../iso.ts'

export function programSummary(row: ProgramRow): ProgramSummary {
  const { id, name, description, params, isValid, enabled, version, createdAt, updatedAt } = row
  return {
    id,
    name,
    description,
    params,
    valid: isValid,
    enabled,
    version,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
  }
}

export function programView(row: ProgramRow): Program {
  return { ...programSummary(row), code: row.code }
}

export const noSuchProgram = () => new ServiceError('NOT_FOUND', 'There is no such program')

/** What is stored beside code: what it declares, and whether it has errors. */
export function readCode(code: string): { params: ProgramParam[]; isValid: boolean } {
  const { program } = parseProgram(code)
  return { params: program === null ? [] : [...program.params], isValid: program !== null }
}
