import * as z from 'zod/mini'
import { catch as orElse } from 'zod/mini'

/** The shape of one reason: a code for what happened, and the numbers and names that belong to it. */
export function reasonOf<C extends string, V extends z.core.$ZodShape>(code: C, values: V) {
  return z.object({ code: z.literal(code), values: z.object(values) })
}

/**
 * A reason beside the text that says the same. A reason that this version does not know is dropped; the text
 * remains.
 */
export function besideWords<S extends z.core.SomeType>(reason: S) {
  return orElse(z.optional(reason), undefined)
}
