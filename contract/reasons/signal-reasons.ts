// What is behind a signal: indicator values, or a program's decision.
import * as z from 'zod/mini'
import { reasonOf } from './reason-of.ts'

const programNamed = { program: z.string(), version: z.int() }

export const SignalReason = z.discriminatedUnion('code', [
  reasonOf('signal_reading', {
    /** EMA 9 − EMA 21, in ATR: positive when above. */
    spread: z.number(),
    /** 0…100. */
    rsi: z.number(),
    /** Histogram of the MACD, in ATR: positive above its signal line. */
    histogram: z.number(),
    /** 0…100. */
    adx: z.number(),
    /** −1 sellers … 1 buyers. */
    direction: z.number(),
    /** The close's position between the Bollinger bands: −1 on the lower, 1 on the upper. */
    band: z.number(),
  }),
  reasonOf('not_enough_history', {}),
  /** A program's decision about a candle; `reason`: its own words. */
  reasonOf('program_said', {
    ...programNamed,
    action: z.enum(['buy', 'sell', 'close', 'hold']),
    reason: z.nullable(z.string()),
  }),
  /** The program did not decide. `line`: null where it cannot be told. */
  reasonOf('program_failed', {
    ...programNamed,
    line: z.nullable(z.int()),
    message: z.string(),
  }),
  /** It has not answered yet. */
  reasonOf('program_asked', programNamed),
])
export type SignalReason = z.infer<typeof SignalReason>
