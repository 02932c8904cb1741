// The indicator values behind a signal.
import * as z from 'zod/mini'
import { reasonOf } from './reason-of.ts'

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
])
export type SignalReason = z.infer<typeof SignalReason>
