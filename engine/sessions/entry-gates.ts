// The gates that a session's entry must pass, in this order: first the session, the clock and the data feeds, then
// its open positions and recent losses. The gates about the market are in signal-gates.ts.
import type { UnixMs } from '../../contract/primitives.ts'
import type { GateReason } from '../../contract/reasons/gate-reasons.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { Strategy } from './presets.ts'
import type { Gate, MarketState, PositionState, SessionState, SignalValue } from '../types.ts'

export interface EntryQuestion {
  session: SessionState
  positions: readonly PositionState[]
  market: MarketState
  nowMs: UnixMs
  strategy: Strategy
}

export interface GateLook {
  isShut: boolean
  /** A function, because a reason is more expensive than the check itself, and backtests rarely need it. */
  why: () => GateReason
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
      why: () => ({ code: 'session_stopped', values: { acceptsEntries } }),
    }),
  },
  { gate: 'session_expired', look: timeLeft },
  { gate: 'stale_price', look: freshness },
]

export const positionGates: readonly GateRule[] = [
  {
    gate: 'max_positions',
    look: ({ session, positions: { length: open } }) => {
      const { maxPositions: limit } = session.contract
      return {
        isShut: open >= limit,
        why: () => ({ code: 'max_positions', values: { open, limit } }),
      }
    },
  },
  {
    gate: 'position_opening',
    look: ({ positions }) => {
      const isOpening = positions.some((position) => position.status === 'opening')
      return {
        isShut: isOpening,
        why: () => ({ code: 'position_opening', values: { isOpening } }),
      }
    },
  },
  { gate: 'entry_spacing', look: spacing },
  { gate: 'cooldown', look: cooldown },
]

/** A feed that has stopped leaves old candles: only those closed within the last two intervals count. */
export function freshSignals({ market, nowMs }: EntryQuestion): SignalValue[] {
  return market.signals.filter((s) => nowMs - s.at <= 2 * intervalMs[s.interval])
}

function timeLeft({ session: { endsAt }, nowMs, strategy }: EntryQuestion): GateLook {
  const left = endsAt === null ? null : endsAt - nowMs
  const neededMs = strategy.entryCutoffMs
  return {
    isShut: left !== null && left < neededMs,
    why: () => {
      const leftMs = left === null ? null : Math.max(0, left)
      return { code: 'session_expired', values: { leftMs, neededMs } }
    },
  }
}

function freshness(question: EntryQuestion): GateLook {
  const { market, strategy } = question
  const [ageMs, allowedMs] = [market.markAgeMs, strategy.maxMarkAgeMs]
  const isOld = ageMs === null || ageMs > allowedMs
  const hasOldCandles = market.signals.length > 0 && freshSignals(question).length === 0
  return {
    isShut: isOld || hasOldCandles,
    why: (): GateReason =>
      !isOld && hasOldCandles
        ? { code: 'stale_candles', values: {} }
        : { code: 'stale_price', values: { ageMs, allowedMs } },
  }
}

function spacing({ positions, nowMs, strategy }: EntryQuestion): GateLook {
  const since = nowMs - Math.max(...positions.map((position) => position.openedAt))
  const spacingMs = strategy.entrySpacingMs
  return {
    isShut: since < spacingMs,
    why: () => ({ code: 'entry_spacing', values: { sinceMs: orNull(since), spacingMs } }),
  }
}

function cooldown({ session: { lastLossAt }, nowMs, strategy }: EntryQuestion): GateLook {
  const waited = lastLossAt === null ? Infinity : nowMs - lastLossAt
  const { cooldownMs } = strategy
  return {
    isShut: waited < cooldownMs,
    why: () => ({ code: 'cooldown', values: { sinceMs: orNull(waited), cooldownMs } }),
  }
}

/** Null instead of Infinity, which stands for something that never happened. */
function orNull(since: number): number | null {
  return since === Infinity ? null : since
}
