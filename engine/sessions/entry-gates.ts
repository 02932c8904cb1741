// What stands between a session and an entry, in the order in which it is asked: first the session, the clock and the
// feeds, then what the session already holds or just lost. The market's side of it is in signal-gates.ts.
import type { UnixMs } from '../../contract/primitives.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { Strategy } from './presets.ts'
import type { Gate, MarketState, PositionState, SessionState, SignalValue } from '../types.ts'
import { durationText } from '../wording.ts'

export interface EntryQuestion {
  session: SessionState
  positions: readonly PositionState[]
  market: MarketState
  nowMs: UnixMs
  strategy: Strategy
}

/** What there is, what the gate wants, and both as the end of a sentence. */
export interface GateWords {
  actual: string
  required: string
  message: string
}

export interface GateLook {
  isShut: boolean
  /** Words cost more than the look itself, and backtests rarely need them. */
  tell: () => GateWords
}

export interface GateRule {
  gate: Gate
  look: (question: EntryQuestion) => GateLook
}

export const sessionGates: readonly GateRule[] = [
  {
    gate: 'session_stopped',
    look: ({ session: { acceptsEntries } }) => ({
      isShut: !acceptsEntries,
      tell: () => ({
        actual: acceptsEntries ? 'running' : 'stopped',
        required: 'running',
        message: `the session takes ${acceptsEntries ? '' : 'no '}new entries`,
      }),
    }),
  },
  { gate: 'session_expired', look: timeLeft },
  { gate: 'stale_price', look: freshness },
]

export const positionGates: readonly GateRule[] = [
  {
    gate: 'max_positions',
    look: ({ session, positions }) => {
      const { maxPositions } = session.contract
      return {
        isShut: positions.length >= maxPositions,
        tell: () => ({
          actual: String(positions.length),
          required: `< ${maxPositions}`,
          message: `${positions.length} of ${maxPositions} positions are open`,
        }),
      }
    },
  },
  {
    gate: 'position_opening',
    look: ({ positions }) => {
      const isShut = positions.some((position) => position.status === 'opening')
      return {
        isShut,
        tell: () => ({
          actual: isShut ? 'opening' : 'settled',
          required: 'settled',
          message: isShut ? 'another position is still opening' : 'no position is still opening',
        }),
      }
    },
  },
  { gate: 'entry_spacing', look: spacing },
  { gate: 'cooldown', look: cooldown },
]

/** A feed that stopped leaves old candles behind: only those closed within two intervals count. */
export function freshSignals({ market, nowMs }: EntryQuestion): SignalValue[] {
  return market.signals.filter((s) => nowMs - s.at <= 2 * intervalMs[s.interval])
}

function timeLeft({ session: { endsAt }, nowMs, strategy }: EntryQuestion): GateLook {
  const left = endsAt === null ? Infinity : endsAt - nowMs
  return {
    isShut: left < strategy.entryCutoffMs,
    tell: () => {
      const required = durationText(strategy.entryCutoffMs)
      if (endsAt === null) return { actual: 'open', required, message: 'the session has no end' }
      const actual = durationText(Math.max(0, left))
      return {
        actual,
        required,
        message: `the session ends in ${actual}, an entry needs ${required}`,
      }
    },
  }
}

function freshness(question: EntryQuestion): GateLook {
  const { market, strategy } = question
  const isOld = market.markAgeMs > strategy.maxMarkAgeMs
  const hasOldCandles = market.signals.length > 0 && freshSignals(question).length === 0
  return {
    isShut: isOld || hasOldCandles,
    tell: () => {
      if (!isOld && hasOldCandles) {
        return {
          actual: 'stale candles',
          required: 'a candle closed at most two intervals ago',
          message: 'no watched interval has a recent candle',
        }
      }
      const actual = durationText(market.markAgeMs)
      const allowed = durationText(strategy.maxMarkAgeMs)
      return {
        actual,
        required: `≤ ${allowed}`,
        message: `the mark price is ${actual} old, at most ${allowed} is trusted`,
      }
    },
  }
}

function spacing({ positions, nowMs, strategy }: EntryQuestion): GateLook {
  const since = nowMs - Math.max(...positions.map((position) => position.openedAt))
  return {
    isShut: since < strategy.entrySpacingMs,
    tell: () => {
      const required = durationText(strategy.entrySpacingMs)
      const rule = `entries keep ${required} between them`
      if (since === Infinity) return { actual: 'none before', required, message: rule }
      const left = Math.max(0, strategy.entrySpacingMs - since)
      const message = left > 0 ? `${rule}, ${durationText(left)} left` : rule
      return { actual: durationText(since), required, message }
    },
  }
}

function cooldown({ session: { lastLossAt }, nowMs, strategy }: EntryQuestion): GateLook {
  const waited = lastLossAt === null ? Infinity : nowMs - lastLossAt
  return {
    isShut: waited < strategy.cooldownMs,
    tell: () => {
      const required = durationText(strategy.cooldownMs)
      if (waited === Infinity) return { actual: 'no loss', required, message: 'no loss so far' }
      const left = strategy.cooldownMs - waited
      const message =
        left > 0
          ? `cooling down after a loss, ${durationText(left)} left`
          : `the last loss was ${durationText(waited)} ago`
      return { actual: durationText(waited), required, message }
    },
  }
}
