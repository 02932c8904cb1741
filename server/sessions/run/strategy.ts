import { type Strategy, quickStrategy } from '../../../engine/sessions/presets.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'

/** How the session reads its signals: as it was when it started, whatever the presets say by now. */
export function strategyOf(session: Pick<SessionRow, 'strategy'>): Strategy {
  return session.strategy ?? quickStrategy
}
