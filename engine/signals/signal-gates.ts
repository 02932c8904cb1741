// The gates of an entry that the market and the account keep: is there a signal worth following, and can it be paid?
import type { DecimalString } from '../../contract/primitives.ts'
import { compare, divide, multiply, round, toFixed } from '../../contract/decimal.ts'
import type { EntryQuestion, GateLook, GateRule, GateWords } from '../sessions/entry-gates.ts'
import { freshSignals } from '../sessions/entry-gates.ts'
import { roundSize } from '../precision.ts'
import type { SignalValue } from '../types.ts'
import { listText, moneyText, scoreText } from '../wording.ts'

export const signalGates: readonly GateRule[] = [
  {
    gate: 'signal_flat',
    look: (question) => {
      const fresh = freshSignals(question)
      const isShut = fresh.every((s) => s.side === 'flat')
      return { isShut, tell: () => weakness(question, fresh, isShut) }
    },
  },
  {
    gate: 'signal_below_threshold',
    look: (question) => ({
      isShut: strongSignals(question).length === 0,
      tell: () => weakness(question, freshSignals(question), false),
    }),
  },
  { gate: 'signal_used', look: novelty },
  { gate: 'opposite_side', look: agreement },
]

export const orderGates: readonly GateRule[] = [
  {
    gate: 'insufficient_margin',
    look: ({ session, market }) => {
      const { availableMargin } = market
      const margin = divide(orderOf({ session, market }).notional, session.plan.leverage)
      return {
        isShut: compare(availableMargin, margin) < 0,
        tell: () => {
          const required = toFixed(round(margin, 2, 'up'), 2)
          const actual = moneyText(availableMargin)
          return {
            actual,
            required,
            message: `the account has ${actual} USDC of free margin, the position needs ${required}`,
          }
        },
      }
    },
  },
  {
    gate: 'below_minimum_notional',
    look: ({ session, market }) => {
      const { size, notional } = orderOf({ session, market })
      const required = market.limits.minimumNotional
      return {
        isShut: compare(notional, required) < 0,
        tell: () => ({
          actual: moneyText(notional),
          required,
          message: `${size} ${market.symbol} is worth ${moneyText(notional)} USDC, the exchange takes orders from ${required}`,
        }),
      }
    },
  },
]

/** What an entry would order now: the plan's notional at the mark, down to the lot. */
export function orderOf({ session, market }: Pick<EntryQuestion, 'session' | 'market'>): {
  size: DecimalString
  notional: DecimalString
} {
  const { markPrice, limits } = market
  const size = roundSize(divide(session.plan.notionalPerPosition, markPrice), limits.szDecimals)
  return { size, notional: multiply(size, markPrice) }
}

/** The signal that an entry would follow; undefined where a signal gate is shut. */
export function bestSignal(question: EntryQuestion): SignalValue | undefined {
  return strongest(agreeingSignals(question))
}

/** The signal that a refusal is about: of those that came furthest through the signal gates the strongest. */
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
  { strategy: { entryThreshold } }: EntryQuestion,
  fresh: readonly SignalValue[],
  isFlat: boolean,
): GateWords {
  const best = strongest(fresh)
  const required = String(entryThreshold)
  if (best === undefined) return { actual: 'none', required, message: 'no signal yet' }
  const names = intervalNames(fresh)
  const are = fresh.length > 1 ? 'are' : 'is'
  const actual = scoreText(best.score)
  if (strength(best) >= entryThreshold) {
    return { actual, required, message: `${best.interval} scores ${actual}, ${required} is needed` }
  }
  const detail = `strongest ${actual} on ${best.interval}, needs ${required}`
  const message = isFlat
    ? `${names} ${are} flat (${best.components.length === 0 ? best.reason : detail})`
    : `${names} ${are} too weak (${detail})`
  return { actual, required, message }
}

function novelty(question: EntryQuestion): GateLook {
  const unused = unusedSignals(question)
  return {
    isShut: unused.length === 0,
    tell: () => {
      const required = 'a newer candle'
      if (unused.length > 0) {
        const names = intervalNames(unused)
        const have = unused.length > 1 ? 'candles have' : 'candle has'
        return { actual: 'unused', required, message: `the latest ${names} ${have} opened nothing` }
      }
      const strong = strongSignals(question)
      if (strong.length === 0) return { actual: 'none', required, message: 'no signal to follow' }
      const have = strong.length > 1 ? 'candles have' : 'candle has'
      const message = `the latest ${intervalNames(strong)} ${have} opened a position already`
      return { actual: 'used', required, message }
    },
  }
}

function agreement(question: EntryQuestion): GateLook {
  const best = bestSignal(question)
  return {
    isShut: best === undefined,
    tell: () => {
      const held = question.positions[0]?.side
      const required = held ?? 'any'
      const other = best ?? strongest(unusedSignals(question))
      if (other === undefined) return { actual: 'none', required, message: 'no signal to follow' }
      const scores = `${other.interval} scores ${scoreText(other.score)}`
      const message =
        best === undefined
          ? `${scores} against the open ${held}, and the exchange nets both sides`
          : `${scores}, and no position is open on the other side`
      return { actual: other.side, required, message }
    },
  }
}

/** The first of equals, hence the shortest interval. */
function strongest(signals: readonly SignalValue[]): SignalValue | undefined {
  return signals.toSorted((a, b) => strength(b) - strength(a))[0]
}

function strength(signal: SignalValue): number {
  return Math.abs(signal.score)
}

function intervalNames(signals: readonly SignalValue[]): string {
  return listText(signals.map((s) => s.interval))
}
