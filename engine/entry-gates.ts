// The gates of an entry that need no opinion on the market.
import { intervalMs } from '../contract/market.ts'
import type { UnixMs } from '../contract/primitives.ts'
import type { Strategy } from './presets.ts'
import type {
  Decision,
  Gate,
  MarketState,
  PositionState,
  SessionState,
  SignalValue,
} from './types.ts'
import { durationText } from './wording.ts'

export type Refusal = Extract<Decision, { action: 'refuse' }>

export interface EntryQuestion {
  session: SessionState
  positions: readonly PositionState[]
  market: MarketState
  nowMs: UnixMs
  strategy: Strategy
}

/** The session, the clock and the feeds: may anything be opened at all? */
export function sessionGates({ session, market, nowMs, strategy }: EntryQuestion): Refusal | null {
  if (!session.acceptsEntries) {
    return refuse('session_stopped', 'the session takes no new entries', 'stopped', 'running')
  }
  if (session.endsAt !== null && session.endsAt - nowMs < strategy.entryCutoffMs) {
    const left = durationText(session.endsAt - nowMs)
    const required = durationText(strategy.entryCutoffMs)
    return refuse(
      'session_expired',
      `the session ends in ${left}, an entry needs ${required}`,
      left,
      required,
    )
  }
  if (market.markAgeMs > strategy.maxMarkAgeMs) {
    const [age, allowed] = [durationText(market.markAgeMs), durationText(strategy.maxMarkAgeMs)]
    return refuse(
      'stale_price',
      `the mark price is ${age} old, at most ${allowed} is trusted`,
      age,
      `≤ ${allowed}`,
    )
  }
  if (market.signals.length > 0 && freshSignals(market, nowMs).length === 0) {
    return refuse(
      'stale_price',
      'no watched interval has a recent candle',
      'stale candles',
      'a candle closed at most two intervals ago',
    )
  }
  return null
}

/** What the session already holds or just lost. */
export function positionGates({
  session,
  positions,
  nowMs,
  strategy,
}: EntryQuestion): Refusal | null {
  const { maxPositions } = session.contract
  if (positions.length >= maxPositions) {
    return refuse(
      'max_positions',
      `${positions.length} of ${maxPositions} positions are open`,
      String(positions.length),
      `< ${maxPositions}`,
    )
  }
  if (positions.some((position) => position.status === 'opening')) {
    return refuse('position_opening', 'another position is still opening', 'opening', 'settled')
  }
  const sinceEntry = nowMs - Math.max(...positions.map((position) => position.openedAt))
  if (sinceEntry < strategy.entrySpacingMs) {
    const left = durationText(strategy.entrySpacingMs - sinceEntry)
    return refuse(
      'entry_spacing',
      `entries keep ${durationText(strategy.entrySpacingMs)} between them, ${left} left`,
      durationText(sinceEntry),
      durationText(strategy.entrySpacingMs),
    )
  }
  const waited = session.lastLossAt === null ? Infinity : nowMs - session.lastLossAt
  if (waited < strategy.cooldownMs) {
    const left = durationText(strategy.cooldownMs - waited)
    return refuse(
      'cooldown',
      `cooling down after a loss, ${left} left`,
      durationText(waited),
      durationText(strategy.cooldownMs),
    )
  }
  return null
}

/** A feed that stopped leaves old candles behind: only those closed within two intervals count. */
export function freshSignals(market: MarketState, nowMs: UnixMs): SignalValue[] {
  return market.signals.filter((s) => nowMs - s.at <= 2 * intervalMs[s.interval])
}

export function refuse(gate: Gate, why: string, actual: string, required: string): Refusal {
  return { action: 'refuse', gate, message: `No entry: ${why}`, actual, required }
}
