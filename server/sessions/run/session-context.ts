import type { Strategy } from '../../../engine/sessions/presets.ts'
import type { Signals } from '../../market/port.ts'
import type { ProgramSignals } from '../port.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { TradingContext } from '../../trading/index.ts'

/** What sessions need: everything to act on accounts, and the source of signals. */
export interface SessionContext extends TradingContext {
  signals: Signals
  /** Of sessions that a program decides. */
  programs?: ProgramSignals | undefined
  strategyOf: (session: SessionRow) => Strategy
}
