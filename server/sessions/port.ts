import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { SessionGates } from '../../contract/sessions/sessions.ts'
import type { SessionProgram } from '../../contract/sessions/session-programs.ts'
import type { PositionState, SignalValue } from '../../engine/types.ts'
import type { SessionRow } from '../storage/sessions/sessions.ts'
import type { AccountState } from '../venue/port.ts'

/** A session whose signals a program decides. */
export interface SessionByProgram extends Pick<
  SessionRow,
  'id' | 'userId' | 'symbol' | 'budget' | 'leverage'
> {
  program: SessionProgram
}

/** How the session stands when its program is asked. */
export interface SessionSituation {
  /** The mark. */
  price: number
  /** An hour's rate as a fraction; positive: longs pay. */
  funding: number
  /** USDC: the session's result. */
  net: number
  positions: readonly PositionState[]
}

export interface ProgramSignals {
  /** What the program says of the latest closed candle, or that it is being asked. Never waits for the program. */
  latest(session: SessionByProgram, seen: SessionSituation): Promise<SignalValue>
}

export interface SessionRuns {
  /** Reads the account with `read` and computes what is free in it for another session. USDC, never negative. */
  freeIn(
    userId: UserId,
    read: () => Promise<AccountState>,
  ): Promise<{ account: AccountState; free: DecimalString }>
  /** Every gate that the session's next entry has to pass, as it stands now. */
  gates(sessionId: string): Promise<SessionGates | 'no_session'>
}
