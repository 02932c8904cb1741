import { type Strategy, quickStrategy } from '../../../engine/sessions/presets.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'

/** How the session reads its signals: as stored at its start, even if the presets have changed since. */
export function strategyOf(session: Pick<SessionRow, 'strategy'>): Strategy {
  return session.strategy ?? quickStrategy
}
