// Common schemas of the lab's endpoints: snake_case, JSON numbers, bare arrays newest first.
import * as z from 'zod/mini'
import { queryInt } from '../primitives.ts'

/** A body that is not declared as JSON is a bad request. */
export const lab = {
  auth: 'person',
  wireCase: 'snake_case',
  statuses: { UNSUPPORTED_MEDIA_TYPE: 400 },
} as const

export const LabId = z.int().check(z.gte(1), z.lte(2_147_483_647))

/** An id as `bt-001`. Lenient: what cannot be one is answered like one unknown. */
export const NamedId = z.string().check(z.minLength(1), z.maxLength(64))

const size = z.optional(
  z.pipe(
    z.string().check(z.regex(/^\d{1,3}$/, 'must be a whole number')),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.int().check(z.gte(1), z.lte(200)),
    ),
  ),
)

/** Epoch milliseconds, a day, or a time with its zone. Parsed to epoch milliseconds. */
const When = z.pipe(
  z.string().check(
    z.maxLength(40),
    z.refine((text) => !Number.isNaN(momentOf(text)), {
      error: 'must be a day, a time as "2026-04-01T09:30:00Z", or epoch milliseconds',
    }),
  ),
  z.transform(momentOf),
)

function momentOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  return /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : NaN
}

/**
 * `?page=` with `?per_page=` or `?limit=` (50 by default, 200 at most), and `?after=`, `?before=`: made later, earlier
 * than.
 */
export const listOf = {
  page: queryInt(1, 100_000, 1),
  per_page: size,
  limit: size,
  after: z.optional(When),
  before: z.optional(When),
}
export type ListQuery = z.output<z.ZodMiniObject<typeof listOf>>

/** A market's name, as "BTC"; unknown ones are told by the server. */
export const SymbolName = z.string().check(z.minLength(1), z.maxLength(40))

/** Numbers given to a program's params. */
export const ParamValues = z
  .record(z.string().check(z.regex(/^\w{1,32}$/)), z.number())
  .check(z.refine((values) => Object.keys(values).length <= 20, { error: 'at most 20 params' }))

/** What is wrong with a program, where the person wrote it. */
export const ProgramProblem = z.object({
  /** From 1. */
  line: z.int(),
  column: z.int(),
  message: z.string(),
  suggestion: z.optional(z.string()),
})
export type ProgramProblem = z.infer<typeof ProgramProblem>

/** Why a run ended early. */
export const ProgramError = z.object({
  message: z.string(),
  /** Null where it cannot be told. */
  line: z.nullable(z.int()),
  column: z.nullable(z.int()),
})
export type ProgramError = z.infer<typeof ProgramError>
