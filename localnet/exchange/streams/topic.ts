// A subscription's topic: what it sends at once, at intervals, and after changes.
import type * as z from 'zod'
import type { Venue, VenueEvent } from '../venue.ts'

export interface Topic {
  channel: string
  /** Sent to a new subscriber. Empty when there is nothing to begin with. */
  first(): unknown[]
  /** Sent to all subscribers at each interval of the exchange. */
  beat?(): unknown[]
  /** Sent to all subscribers after a change. */
  happened?(events: VenueEvent[], at: number): unknown[]
}

export interface StreamDefinition {
  /** Undefined when the subscription does not match this stream's schema, or names something unknown. */
  open(venue: Venue, subscription: unknown): { key: string; create: () => Topic } | undefined
}

export function defineStream<Schema extends z.ZodType>(
  schema: Schema,
  create: (venue: Venue, request: z.output<Schema>) => Topic | undefined,
): StreamDefinition {
  return {
    open(venue, subscription) {
      const parsed = schema.safeParse(subscription)
      if (!parsed.success) return undefined
      const topic = create(venue, parsed.data)
      if (topic === undefined) return undefined
      return { key: JSON.stringify(parsed.data), create: () => topic }
    },
  }
}

/** Passes a value on only when it differs from the last one, and not more often than every `everyMs`. */
export function onChange(
  venue: Venue,
  everyMs: number,
  read: () => { same: unknown; send: unknown },
) {
  let last = ''
  let lastAt = 0
  return (): unknown[] => {
    if (venue.at - lastAt < everyMs) return []
    const { same, send } = read()
    const text = JSON.stringify(same)
    if (text === last) return []
    last = text
    lastAt = venue.at
    return [send]
  }
}
