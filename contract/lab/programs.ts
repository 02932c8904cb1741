// Programs: one function of a person's own code each. Every save is a version.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { writing } from '../journal/journal-shared.ts'
import { idOf } from '../traders/trader-shared.ts'
import { LabId, listOf, lab } from './lab-shared.ts'

/** UTF-16 units; the parser counts the bytes. */
const longestCode = 64 * 1024

const path = '/api/programs'

/** `param("fast", 9, { min, max, step })` in the code. */
export const ProgramParam = z.object({
  name: z.string(),
  value: z.number(),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  step: z.optional(z.number()),
})
export type ProgramParam = z.infer<typeof ProgramParam>

export const ProgramSummary = z.object({
  id: LabId,
  name: z.string(),
  description: z.string(),
  /** As its code declares them; none while it has errors. */
  params: z.array(ProgramParam),
  /** Whether its code has no errors; one that has some is kept, and does not run. */
  valid: z.boolean(),
  enabled: z.boolean(),
  /** From 1; each save that changes name, code or description makes the next. */
  version: z.int(),
  created_at: IsoTime,
  updated_at: IsoTime,
})
export type ProgramSummary = z.infer<typeof ProgramSummary>

export const Program = z.extend(ProgramSummary, { code: z.string() })
export type Program = z.infer<typeof Program>

const ProgramVersion = z.object({
  program_id: LabId,
  version: z.int(),
  name: z.string(),
  description: z.string(),
  code: z.string(),
  created_at: IsoTime,
})

const Name = writing(80).check(
  z.trim(),
  z.minLength(1, 'must have a name'),
  z.regex(/^[^\n\t]*$/, 'must be one line'),
)
const Description = writing(2_000)
export const Code = z.string().check(z.maxLength(longestCode))

export const programById = idOf

export const listPrograms = defineEndpoint({
  ...lab,
  id: 'programs.list',
  method: 'GET',
  path,
  summary: 'Programs of the viewer, newest first, without their code',
  query: z.strictObject(listOf),
  output: z.array(ProgramSummary),
  errors: [],
})

export const createProgram = defineEndpoint({
  ...lab,
  id: 'programs.create',
  method: 'POST',
  path,
  scope: 'trade',
  summary: 'Save a new program; code with errors is kept, and does not run',
  body: z.strictObject({
    name: Name,
    code: Code,
    description: z._default(Description, ''),
    enabled: z._default(z.boolean(), true),
  }),
  output: Program,
  status: 201,
  errors: ['TOO_MANY_PROGRAMS', ...idempotencyErrors],
})

export const getProgram = defineEndpoint({
  ...lab,
  id: 'programs.get',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'A program with its code',
  params: programById,
  output: Program,
  errors: ['NOT_FOUND'],
})

export const changeProgram = defineEndpoint({
  ...lab,
  id: 'programs.change',
  method: 'PUT',
  path: `${path}/:id`,
  scope: 'trade',
  summary: 'Change a program; what is left out stays. The version before is kept',
  params: programById,
  body: z.strictObject({
    name: z.optional(Name),
    code: z.optional(Code),
    description: z.optional(Description),
    enabled: z.optional(z.boolean()),
  }),
  output: Program,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const deleteProgram = defineEndpoint({
  ...lab,
  id: 'programs.delete',
  method: 'DELETE',
  path: `${path}/:id`,
  scope: 'trade',
  summary: 'Delete a program that is bound to no account; its backtests and executions stay',
  params: programById,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', 'PROGRAM_BOUND', ...idempotencyErrors],
})

export const listProgramVersions = defineEndpoint({
  ...lab,
  id: 'programs.versions',
  method: 'GET',
  path: `${path}/:id/versions`,
  summary: 'All that a program was, newest first',
  params: programById,
  query: z.strictObject(listOf),
  output: z.array(ProgramVersion),
  errors: ['NOT_FOUND'],
})
