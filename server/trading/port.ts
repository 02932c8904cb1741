// What acts on an account, whoever asked.
import type { Session } from '../../contract/sessions/sessions.ts'
import type { CloseResult } from '../../contract/trading/positions.ts'
import type { DecimalString, UnixMs, UserId } from '../../contract/primitives.ts'
import type { SignedOrder } from '../venue/port.ts'

export interface Runner {
  /** One look at each of the user's mandates now, exits before entries. Serialised with the background's. */
  runUser(userId: UserId): Promise<CycleSummary>
  /** Asks for a look soon, without waiting. */
  wake(mandateId: string): void
  /** Last completed background look, for /health. */
  lastCycleAt(): UnixMs | null
  /** Resolves once no look that began before this call acts under the mandate any more. */
  settled(mandateId: string): Promise<void>
  /**
   * Closes a part (0…1] of a position at the market, never at the same time as a cycle. `not_open`: not any more, or not yet.
   */
  closePosition(positionId: string, fraction: number): Promise<CloseOutcome | NotOpen>
  /**
   * A close of that part for somebody else to send, never made at the same time as a cycle and without asking the
   * exchange. The same until it expires. `not_open`: not any more, or not yet.
   */
  signClose(positionId: string, fraction: number): Promise<SignedClose | NotOpen>
  /** Does what somebody asks for under the mandate, never at the same time as a look, and looks soon after. */
  act<T>(mandateId: string, work: () => Promise<T>): Promise<T>
  /** Reads the exchange's fills into the books; reading twice books nothing twice. */
  syncFills(userId: UserId, also?: { withSlices?: boolean }): Promise<FillsSynced>
  /** Why the mandate's closes are refused again and again; null when they are not. */
  stuckClose(mandateId: string): Session['obstacle']
  /** As of the last cycle; null when unknown or out of reach. */
  liquidationPrice(userId: UserId, symbol: string): DecimalString | null
}

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
  /** Why it failed, in the exchange's words. */
  message?: string
}

export interface FillsSynced {
  /** Fills that the exchange told. */
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
