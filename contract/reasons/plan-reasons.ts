// Why no plan fits a contract: which bounds of take-profit, stop and leverage exclude each other. Percentages are
// unsigned, of the budget for targets and thresholds, of the price for take-profits and stops.
import * as z from 'zod/mini'
import { DecimalString } from '../primitives.ts'
import { reasonOf } from './reason-of.ts'

/** The limit that decides the lowest or the highest leverage. */
export const LeverageLimit = z.discriminatedUnion('code', [
  reasonOf('limit_target', {
    profitTarget: z.number(),
    bound: z.enum(['least', 'most']),
    takeProfitPct: z.number(),
  }),
  reasonOf('limit_loss', {
    lossThreshold: z.number(),
    bound: z.enum(['least', 'most']),
    stopLossPct: z.number(),
  }),
  reasonOf('limit_smallest', { leverage: z.number() }),
  reasonOf('limit_market', { leverage: z.number() }),
  reasonOf('limit_own', { leverage: z.number() }),
  /** The most that the person allows themselves. */
  reasonOf('limit_person', { leverage: z.number() }),
])
export type LeverageLimit = z.infer<typeof LeverageLimit>

export const PlanReason = z.discriminatedUnion('code', [
  /** `lowest`: at least this is needed; `highest`: at most this is allowed; below 1 not even 1x is. */
  reasonOf('leverage_window_empty', {
    lowest: z.int(),
    lowestBecause: LeverageLimit,
    highest: z.int(),
    highestBecause: LeverageLimit,
  }),
  /** USDC; `largest` and `needed` of one position, `minimum` of one order. */
  reasonOf('positions_too_small', {
    budget: DecimalString,
    positions: z.int(),
    highest: z.int(),
    highestBecause: LeverageLimit,
    largest: DecimalString,
    needed: DecimalString,
    minimum: DecimalString,
  }),
])
export type PlanReason = z.infer<typeof PlanReason>
