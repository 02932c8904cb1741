import * as z from 'zod/mini'
import { Interval } from '../market/market.ts'

const ms = z.int().check(z.nonnegative())

/** How a session uses its signals and what of it rests in the book, as set at its start. Scores are 0…1. */
export const SessionStrategy = z.object({
  /** Watched intervals, shortest first. */
  intervals: z.array(Interval),
  /** A position opens where |score| reaches this, and closes where the slowest interval has `exitScore` against it. */
  entryThreshold: z.number(),
  exitScore: z.number(),
  /** Milliseconds: between two entries; after a loss; the oldest mark that opens something; without entries at the end. */
  entrySpacingMs: ms,
  cooldownMs: ms,
  maxMarkAgeMs: ms,
  entryCutoffMs: ms,
  /** Absent: everything crosses the book. */
  maker: z.optional(
    z.object({
      restsTargets: z.boolean(),
      /** Absent: entries cross the book. */
      entries: z.optional(
        z.object({
          restMs: ms,
          mostPosts: z.int(),
          /** Null: after the last post an entry is let go. */
          crossWithinPct: z.nullable(z.number()),
        }),
      ),
    }),
  ),
  /** Percent of the notional, and how many of them an entry must be expected to move. Absent: any entry will do. */
  worth: z.optional(z.object({ roundTripPct: z.number(), multiple: z.number() })),
  signalsBy: z.optional(z.literal('program')),
})
export type SessionStrategy = z.infer<typeof SessionStrategy>
