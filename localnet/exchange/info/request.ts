// A request type is a schema and an answer. Unknown fields are ignored, as on the exchange.
import type * as z from 'zod'
import type { Venue } from '../venue.ts'

export interface InfoRequest {
  /** Undefined when the body does not match the schema. */
  ask(venue: Venue, body: unknown): { answer: unknown } | undefined
}

export function defineInfo<Schema extends z.ZodType>(
  schema: Schema,
  answer: (venue: Venue, request: z.output<Schema>) => unknown,
): InfoRequest {
  return {
    ask(venue, body) {
      const parsed = schema.safeParse(body)
      return parsed.success ? { answer: venue.read(() => answer(venue, parsed.data)) } : undefined
    },
  }
}
