// Why a session opened nothing, opened, closed, or ended. Prices and sizes are exact, money in USDC.
import * as z from 'zod/mini'
import { Interval, Regime } from '../market/market.ts'
import { DecimalString, Side } from '../primitives.ts'
import { AccountReason } from './account-reasons.ts'
import { GateReason } from './gate-reasons.ts'
import { reasonOf } from './reason-of.ts'
import { SignalReason } from './signal-reasons.ts'

export const OpenReason = reasonOf('opens', {
  side: Side,
  interval: Interval,
  score: z.number(),
  /** What |score| had to reach. */
  threshold: z.number(),
  regime: Regime,
  because: SignalReason,
})
export type OpenReason = z.infer<typeof OpenReason>

/** A waiting entry is taken back: it has not filled in its time, or the session takes no more entries. */
export const WithdrawReason = reasonOf('withdraws_entry', {
  side: Side,
  limitPrice: DecimalString,
  waitedMs: z.number(),
  cause: z.enum(['unfilled', 'session_stopped', 'session_expired']),
})
export type WithdrawReason = z.infer<typeof WithdrawReason>

/** A gate has blocked the entry. */
export const RefusalReason = reasonOf('no_entry', {
  because: z.discriminatedUnion('code', [GateReason, AccountReason]),
})
export type RefusalReason = z.infer<typeof RefusalReason>

const beyond = { side: Side, markPrice: DecimalString, triggerPrice: DecimalString }

export const CloseCause = z.discriminatedUnion('code', [
  reasonOf('closes_at_stop', beyond),
  reasonOf('closes_at_take_profit', beyond),
  reasonOf('closes_by_signal', {
    side: Side,
    interval: Interval,
    score: z.number(),
    /** What the score against the position had to reach. */
    exitScore: z.number(),
    regime: Regime,
    because: SignalReason,
  }),
  reasonOf('closes_with_session', { side: Side }),
  reasonOf('closes_by_hand', { side: Side }),
  /** `because`: the program's own words. */
  reasonOf('closes_by_program', { side: Side, because: z.nullable(z.string()) }),
  /** Its trader has lost what it may lose, or is switched off. */
  reasonOf('closes_with_trader', { side: Side }),
  reasonOf('closes_in_browser', { side: Side }),
])
export type CloseCause = z.infer<typeof CloseCause>

/** The threshold is `percent` of `budget`. */
const share = { net: DecimalString, percent: z.number(), budget: DecimalString }

export const EndCause = z.discriminatedUnion('code', [
  reasonOf('ends_at_target', { ...share, target: DecimalString }),
  /** `loss` is negative. */
  reasonOf('ends_at_loss', { ...share, loss: DecimalString }),
  reasonOf('ends_by_time', {}),
  reasonOf('ends_by_liquidation', {}),
  reasonOf('ends_delisted', { symbol: z.string() }),
  /** It takes no new entries and has no open position. */
  reasonOf('ends_idle', {}),
])
export type EndCause = z.infer<typeof EndCause>
