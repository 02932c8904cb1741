// What verbs can ask of the trading loop.
import type { Session } from '../../contract/sessions/sessions.ts'
import type { CloseResult } from '../../contract/trading/positions.ts'
import type { DecimalString, UnixMs, UserId } from '../../contract/primitives.ts'
import type { SignedOrder } from '../venue/port.ts'

export interface Runner {
  /** Looks at each of the user's mandates now, exits before entries. Never at the same time as a background look. */
  runUser(userId: UserId): Promise<CycleSummary>
  /** Asks for a look soon, without waiting. */
  wake(mandateId: string): void
  /** When the last background look finished, for /health; null before the first. */
  lastCycleAt(): UnixMs | null
  /** Resolves once no look that began before this call is still acting under the mandate. */
  settled(mandateId: string): Promise<void>
  /**
   * Closes a part (0…1] of a position at the market, never at the same time as a look. `not_open`: it is closed
   * already or its entry has not filled.
   */
  closePosition(positionId: string, fraction: number): Promise<CloseOutcome | NotOpen>
  /**
   * Signs a close of that part for the user's browser to send. Never at the same time as a look, and without asking
   * the exchange. Returns the same signature until it expires. `not_open`: closed already or not filled yet.
   */
  signClose(positionId: string, fraction: number): Promise<SignedClose | NotOpen>
  /** Runs `work` under the mandate, never at the same time as a look, and looks at it soon after. */
  act<T>(mandateId: string, work: () => Promise<T>): Promise<T>
  /** Reads the exchange's fills into the books; reading twice books nothing twice. */
  syncFills(userId: UserId, also?: { withSlices?: boolean }): Promise<FillsSynced>
  /** The same, unless a stream has reported all of them. */
  syncUntoldFills(userId: UserId): Promise<void>
  /** Why closes of the mandate are refused repeatedly; null when they are not. */
  stuckClose(mandateId: string): Session['obstacle']
  /** From the last look; null when unknown or when the position cannot be liquidated. */
  liquidationPrice(userId: UserId, symbol: string): DecimalString | null
}

/** How much of what is open: a fraction (0…1], or base units, of which more than is open means all of it. */
export type Part = { fraction: number } | { size: DecimalString }

export interface NotOpen {
  result: 'not_open'
}

export interface SignedClose {
  result: 'signed'
  order: SignedOrder
}

export interface CloseOutcome {
  result: CloseResult
  fill?: { size: DecimalString; price: DecimalString; fee: DecimalString }
  /** Why it failed, in the exchange's own text. */
  message?: string
}

export interface FillsSynced {
  /** Number of fills that the exchange reported. */
  synced: number
  newFills: number
  /** All fills up to here are booked. */
  cursor: UnixMs
}

export interface CycleSummary {
  evaluated: number
  opened: number
  closed: number
  skipped: number
}
