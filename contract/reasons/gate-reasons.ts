// What the engine's gates for an entry found, whether they pass or block. Times in milliseconds, money in USDC.
import * as z from 'zod/mini'
import { Interval } from '../market/market.ts'
import { DecimalString, Side } from '../primitives.ts'
import { reasonOf } from './reason-of.ts'
import { SignalReason } from './signal-reasons.ts'

/** −1 … 1. */
const score = z.number()
/** What |score| must reach, 0…1. */
const threshold = z.number()
const intervals = z.array(Interval)

export const GateReason = z.discriminatedUnion('code', [
  reasonOf('session_stopped', { acceptsEntries: z.boolean() }),
  /** `leftMs`: null when the session has no end. */
  reasonOf('session_expired', { leftMs: z.nullable(z.number()), neededMs: z.number() }),
  /** `ageMs`: null before the first price. */
  reasonOf('stale_price', { ageMs: z.nullable(z.number()), allowedMs: z.number() }),
  reasonOf('stale_candles', {}),
  reasonOf('max_positions', { open: z.int(), limit: z.int() }),
  reasonOf('position_opening', { isOpening: z.boolean() }),
  /** `sinceMs`: since the latest entry; null without one. */
  reasonOf('entry_spacing', { sinceMs: z.nullable(z.number()), spacingMs: z.number() }),
  /** `sinceMs`: since the latest loss; null without one. */
  reasonOf('cooldown', { sinceMs: z.nullable(z.number()), cooldownMs: z.number() }),
  reasonOf('no_signal', { threshold }),
  /** `because`: set for a market without enough history. */
  reasonOf('signal_flat', {
    intervals,
    strongest: Interval,
    score,
    threshold,
    because: z.nullable(SignalReason),
  }),
  reasonOf('signal_weak', { intervals, strongest: Interval, score, threshold }),
  reasonOf('signal_strong', { interval: Interval, score, threshold }),
  reasonOf('signal_unused', { intervals }),
  reasonOf('signal_used', { intervals }),
  reasonOf('no_strong_signal', {}),
  /** No unused signal on the side of the open positions, or on either side when none is open. */
  reasonOf('no_unused_signal', { held: z.nullable(Side) }),
  reasonOf('side_agrees', { interval: Interval, score, held: z.nullable(Side) }),
  reasonOf('opposite_side', { interval: Interval, score, held: Side }),
  /**
   * How often an entry was posted on this side without a fill, and how far the price has moved away from the first post;
   * `mostPosts`: null where entries do not rest, `crossWithinPct`: null where they never cross the book afterwards.
   */
  reasonOf('entry_let_go', {
    posts: z.int(),
    mostPosts: z.nullable(z.int()),
    movedPct: z.nullable(z.number()),
    crossWithinPct: z.nullable(z.number()),
  }),
  /**
   * Percent of the notional that the side pays at the next full hour, negative: is paid, and milliseconds until then. `mostPct`,
   * `waitMs`: null where entries do not wait for it.
   */
  reasonOf('funding_due', {
    paidPct: z.number(),
    mostPct: z.nullable(z.number()),
    dueMs: z.number(),
    waitMs: z.nullable(z.number()),
  }),
  /** Percent of the price, and of the notional with what holding costs beyond the ordinary; null where the strategy asks for nothing. */
  reasonOf('not_worth_its_cost', {
    movePct: z.number(),
    costPct: z.nullable(z.number()),
    multiple: z.nullable(z.number()),
  }),
  reasonOf('insufficient_margin', { available: DecimalString, needed: DecimalString }),
  /** Size in base units. */
  reasonOf('below_minimum_notional', {
    size: DecimalString,
    symbol: z.string(),
    notional: DecimalString,
    minimum: DecimalString,
  }),
])
export type GateReason = z.infer<typeof GateReason>
