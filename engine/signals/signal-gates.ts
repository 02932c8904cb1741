// The gates of an entry that depend on market and account: whether a signal is worth following, and whether the
// margin suffices.
import type { Interval } from '../../contract/market/market.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { GateReason } from '../../contract/reasons/gate-reasons.ts'
import { compare, divide, multiply, round, toNumber } from '../../contract/decimal.ts'
import type { EntryQuestion, GateLook, GateRule } from '../sessions/entry-gates.ts'
import { freshSignals } from '../sessions/entry-gates.ts'
import { entryStyle, movedAwayPct } from '../sessions/maker.ts'
import {
  holdingCostPct,
  hourlyPaidPct,
  untilFundingMs,
  waitsForFunding,
} from '../sessions/funding.ts'
import { expectedMovePct, isWorth } from '../sessions/worth.ts'
import { roundSize } from '../precision.ts'
import type { SignalValue } from '../types.ts'

export const signalGates: readonly GateRule[] = [
  {
    gate: 'signal_flat',
    look: (question) => {
      const fresh = freshSignals(question)
      const isShut = fresh.every((s) => s.side === 'flat')
      return { isShut, why: () => weakness(question, fresh, isShut) }
    },
  },
  {
    gate: 'signal_below_threshold',
    look: (question) => ({
      isShut: strongSignals(question).length === 0,
      why: () => weakness(question, freshSignals(question), false),
    }),
  },
  { gate: 'signal_used', look: novelty },
  { gate: 'opposite_side', look: agreement },
  { gate: 'entry_let_go', look: letGo },
]

export const orderGates: readonly GateRule[] = [
  {
    gate: 'funding_due',
    look: (question) => {
      const { nowMs, strategy } = question
      const paidPct = paidPctOf(question)
      return {
        isShut: waitsForFunding(paidPct, strategy.funding, nowMs),
        why: () => ({
          code: 'funding_due',
          values: {
            paidPct,
            mostPct: strategy.funding?.mostPct ?? null,
            dueMs: untilFundingMs(nowMs),
            waitMs: strategy.funding?.waitMs ?? null,
          },
        }),
      }
    },
  },
  {
    gate: 'not_worth_its_cost',
    look: (question) => {
      const { session, market, nowMs, strategy } = question
      const { worth } = strategy
      const movePct = expectedMovePct(session.plan, market.limits, session.endsAt, nowMs)
      const holdingPct = holdingCostPct(paidPctOf(question), movePct, market.limits)
      return {
        isShut: !isWorth(movePct, holdingPct, worth),
        why: () => ({
          code: 'not_worth_its_cost',
          values: {
            movePct,
            costPct: worth === undefined ? null : rounded(worth.roundTripPct + holdingPct),
            multiple: worth?.multiple ?? null,
          },
        }),
      }
    },
  },
  {
    gate: 'insufficient_margin',
    look: ({ session, market }) => {
      const { availableMargin } = market
      const margin = divide(orderOf({ session, market }).notional, session.plan.leverage)
      return {
        isShut: compare(availableMargin, margin) < 0,
        why: () => ({
          code: 'insufficient_margin',
          values: { available: availableMargin, needed: round(margin, 6, 'up') },
        }),
      }
    },
  },
  {
    gate: 'below_minimum_notional',
    look: ({ session, market }) => {
      const { size, notional } = orderOf({ session, market })
      const minimum = market.limits.minimumNotional
      return {
        isShut: compare(notional, minimum) < 0,
        why: () => ({
          code: 'below_minimum_notional',
          values: { size, symbol: market.symbol, notional, minimum },
        }),
      }
    },
  },
]

/** Percent of the notional an hour, of the side that would be opened; 0 where the rate is not known. */
function paidPctOf(question: EntryQuestion): number {
  const score = bestSignal(question)?.score ?? 0
  return hourlyPaidPct(score < 0 ? 'short' : 'long', question.market.fundingRate ?? 0)
}

/** To a ten-thousandth, for words. */
function rounded(percent: number): number {
  return Math.round(percent * 10_000) / 10_000
}

/** The size and notional of an entry now: the plan's notional at the mark, rounded down to lots. */
export function orderOf({ session, market }: Pick<EntryQuestion, 'session' | 'market'>): {
  size: DecimalString
  notional: DecimalString
} {
  const { markPrice, limits } = market
  const size = roundSize(divide(session.plan.notionalPerPosition, markPrice), limits.szDecimals)
  return { size, notional: multiply(size, markPrice) }
}

/** The signal that an entry would follow; undefined where a signal gate blocks. */
export function bestSignal(question: EntryQuestion): SignalValue | undefined {
  return strongest(agreeingSignals(question))
}

/** The signal that a refusal is about: the strongest of those that passed the most signal gates. */
export function signalInQuestion(question: EntryQuestion): SignalValue | undefined {
  return (
    bestSignal(question) ??
    strongest(unusedSignals(question)) ??
    strongest(strongSignals(question)) ??
    strongest(freshSignals(question))
  )
}

function strongSignals(question: EntryQuestion): SignalValue[] {
  const { entryThreshold } = question.strategy
  return freshSignals(question).filter((s) => s.side !== 'flat' && strength(s) >= entryThreshold)
}

function unusedSignals(question: EntryQuestion): SignalValue[] {
  const { lastEntryAt } = question.session
  return strongSignals(question).filter((s) => (lastEntryAt[s.interval] ?? -Infinity) < s.at)
}

function agreeingSignals(question: EntryQuestion): SignalValue[] {
  const held = question.positions[0]?.side
  return unusedSignals(question).filter((s) => held === undefined || s.side === held)
}

function weakness(
  { strategy: { entryThreshold: threshold } }: EntryQuestion,
  fresh: readonly SignalValue[],
  isFlat: boolean,
): GateReason {
  const best = strongest(fresh)
  if (best === undefined) return { code: 'no_signal', values: { threshold } }
  const { interval, score } = best
  if (strength(best) >= threshold) {
    return { code: 'signal_strong', values: { interval, score, threshold } }
  }
  const found = { intervals: intervalsOf(fresh), strongest: interval, score, threshold }
  if (!isFlat) return { code: 'signal_weak', values: found }
  const because = best.components.length === 0 ? best.why : null
  return { code: 'signal_flat', values: { ...found, because } }
}

function novelty(question: EntryQuestion): GateLook {
  const unused = unusedSignals(question)
  return {
    isShut: unused.length === 0,
    why: (): GateReason => {
      if (unused.length > 0) {
        return { code: 'signal_unused', values: { intervals: intervalsOf(unused) } }
      }
      const strong = strongSignals(question)
      return strong.length === 0
        ? { code: 'no_strong_signal', values: {} }
        : { code: 'signal_used', values: { intervals: intervalsOf(strong) } }
    },
  }
}

function agreement(question: EntryQuestion): GateLook {
  const best = bestSignal(question)
  return {
    isShut: best === undefined,
    why: () => {
      const held = question.positions[0]?.side ?? null
      const other = best ?? strongest(unusedSignals(question))
      if (other === undefined) return { code: 'no_unused_signal', values: { held } }
      const { interval, score } = other
      return best !== undefined || held === null
        ? { code: 'side_agrees', values: { interval, score, held } }
        : { code: 'opposite_side', values: { interval, score, held } }
    },
  }
}

function letGo(question: EntryQuestion): GateLook {
  const { session, strategy, market } = question
  const best = bestSignal(question)
  const side = (best?.score ?? 0) < 0 ? 'short' : 'long'
  const { pursuit } = session
  const isShut =
    best !== undefined && entryStyle(strategy, pursuit, side, market.markPrice) === 'let_go'
  return {
    isShut,
    why: () => ({
      code: 'entry_let_go',
      values: {
        posts: pursuit?.side === side ? pursuit.posts : 0,
        mostPosts: strategy.maker?.entries?.mostPosts ?? null,
        movedPct: pursuit?.side === side ? toNumber(movedAwayPct(pursuit, market.markPrice)) : null,
        crossWithinPct: strategy.maker?.entries?.crossWithinPct ?? null,
      },
    }),
  }
}

/** The first of equally strong ones, which has the shortest interval. */
function strongest(signals: readonly SignalValue[]): SignalValue | undefined {
  return signals.toSorted((a, b) => strength(b) - strength(a))[0]
}

function strength(signal: SignalValue): number {
  return Math.abs(signal.score)
}

function intervalsOf(signals: readonly SignalValue[]): Interval[] {
  return signals.map(({ interval }) => interval)
}
