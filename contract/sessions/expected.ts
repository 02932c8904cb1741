import * as z from 'zod/mini'
import { UnixMs } from '../primitives.ts'

/** What a session was expected to earn when it started: the mean of replays of its contract over past candles. */
export const Expected = z.object({
  /** Percent of the budget, which is dollars per 100. */
  mean: z.number(),
  /** The mean's 95 % interval; null where the past is too short to tell. */
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  /** Starts that traded and finished. */
  starts: z.int().check(z.positive()),
  /** The candles that were replayed. */
  from: UnixMs,
  to: UnixMs,
})
export type Expected = z.infer<typeof Expected>
