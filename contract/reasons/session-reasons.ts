// The steps of a session and its orders, each with the reason behind it. Money in USDC, sizes in base units.
import * as z from 'zod/mini'
import { DecimalString, UnixMs } from '../primitives.ts'
import { EndReason, ExecutionStrategy, StopMode, StrategyDuration } from '../sessions/kinds.ts'
import { SessionProgram } from '../sessions/session-programs.ts'
import { CloseCause, OpenReason } from './decision-reasons.ts'
import { reasonOf } from './reason-of.ts'

export const SessionReason = z.discriminatedUnion('code', [
  /** Percentages as in the session: target and loss of the budget, take-profit and stop of the price. */
  reasonOf('session_started', {
    symbol: z.string(),
    executionStrategy: z.nullable(ExecutionStrategy),
    strategyDuration: z.nullable(StrategyDuration),
    budget: DecimalString,
    maxPositions: z.int(),
    leverage: z.number(),
    profitTarget: z.number(),
    lossThreshold: z.number(),
    takeProfitPct: z.number(),
    stopLossPct: z.number(),
    endsAt: z.nullable(UnixMs),
    /** Whose decisions are its signals; absent: Alura's. */
    program: z.optional(z.pick(SessionProgram, { name: true, version: true, interval: true })),
  }),
  reasonOf('session_stopped_by_hand', { mode: StopMode }),
  reasonOf('session_ended', {
    endReason: EndReason,
    net: DecimalString,
    netPct: z.number(),
    budget: DecimalString,
    positions: z.int(),
  }),
  reasonOf('entry_ordered', {
    because: OpenReason,
    size: DecimalString,
    symbol: z.string(),
    markPrice: DecimalString,
    notional: DecimalString,
    leverage: z.number(),
    takeProfitPrice: DecimalString,
    stopLossPrice: DecimalString,
  }),
  /** `markPrice`: null when unknown. */
  reasonOf('close_ordered', {
    because: CloseCause,
    size: DecimalString,
    symbol: z.string(),
    markPrice: z.nullable(DecimalString),
  }),
  /** The exchange is about to do it itself. */
  reasonOf('trigger_awaited', { because: CloseCause }),
])
export type SessionReason = z.infer<typeof SessionReason>
