// A session that a program decides: it says when to open and close; budget, target, loss, positions and time stay the
// session's.
import * as z from 'zod/mini'
import { LabId, ParamValues } from '../lab/lab-shared.ts'
import { Interval } from '../market/market.ts'

/** Part of either kind of start. The program's version of that moment is kept: later edits change no running session. */
export const SessionProgramChoice = z.strictObject({
  programId: LabId,
  /** It is asked once for each closed candle of this length. */
  interval: z._default(Interval, '1h'),
  /** In the place of the values in its code. */
  params: z._default(ParamValues, {}),
})
export type SessionProgramChoice = z.infer<typeof SessionProgramChoice>

export const SessionProgram = z.object({
  programId: LabId,
  /** As it was called when the session started. */
  name: z.string(),
  version: z.int(),
  interval: Interval,
  params: z.record(z.string(), z.number()),
})
export type SessionProgram = z.infer<typeof SessionProgram>
