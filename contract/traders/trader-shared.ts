// What traders, bindings, executions and signal pools have in common: snake_case, whole numbers as ids, amounts as JSON
// numbers, as in the documents.
import * as z from 'zod/mini'

export const traderCase = {
  auth: 'person',
  wireCase: 'snake_case',
  statuses: { UNSUPPORTED_MEDIA_TYPE: 400 },
} as const

/** What trades, or leads to trades, needs a wallet. */
export const liveCase = { ...traderCase, auth: 'viewer' } as const

/** Of a trader, program, binding, execution or pool. */
export const RowId = z.int().check(z.gte(1), z.lte(2_147_483_647))

/** In a path. Lenient, so that what cannot be an id is answered like one unknown. */
const IdText = z.string().check(z.minLength(1), z.maxLength(64))

/** The number that a path names; 0, which nothing has, for what cannot be one. */
export function rowIdOf(text: string): number {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  return id <= 2_147_483_647 ? id : 0
}

/** The same in a query string. */
export const RowIdText = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,9}$/, 'must be a whole number')),
  z.pipe(
    z.transform((text: string) => Number(text)),
    RowId,
  ),
)

export const idOf = z.strictObject({ id: IdText })

export const TraderName = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(64), z.regex(/^[^\p{C}]+$/u, 'must be printable'))

/** When something runs by itself. */
export const intervalSecs = z.int().check(z.gte(10), z.lte(86_400))
