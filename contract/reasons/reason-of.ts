import * as z from 'zod/mini'
import { catch as orElse } from 'zod/mini'

/** The shape of one reason: what happened, as a code, and the numbers and names that belong to it. */
export function reasonOf<C extends string, V extends z.core.$ZodShape>(code: C, values: V) {
  return z.object({ code: z.literal(code), values: z.object(values) })
}

/** Beside words that say the same. One that this version does not know is left out: the words stay. */
export function besideWords<S extends z.core.SomeType>(reason: S) {
  return orElse(z.optional(reason), undefined)
}
