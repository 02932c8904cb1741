// What a signal saw.
import * as z from 'zod/mini'
import { reasonOf } from './reason-of.ts'

export const SignalReason = z.discriminatedUnion('code', [
  reasonOf('signal_reading', {
    /** EMA 9 above (positive) or below EMA 21, in ATR. */
    spread: z.number(),
    /** 0…100. */
    rsi: z.number(),
    /** Of the MACD, in ATR: positive above its signal line. */
    histogram: z.number(),
    /** 0…100. */
    adx: z.number(),
    /** −1 sellers … 1 buyers. */
    direction: z.number(),
    /** Where the close lies between the Bollinger bands: −1 on the lower, 1 on the upper. */
    band: z.number(),
  }),
  reasonOf('not_enough_history', {}),
])
export type SignalReason = z.infer<typeof SignalReason>
