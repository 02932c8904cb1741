import { t } from '@lingui/core/macro'
import type { Session } from '../../../contract/sessions/sessions.ts'
import type { TimeLine } from '../time/time-lines.ts'

/** Where a session starts and ends. */
export function sessionMoments({
  id,
  startedAt,
  endedAt,
}: Pick<Session, 'id' | 'startedAt' | 'endedAt'>): TimeLine[] {
  const start: TimeLine = { id: `${id}-start`, at: startedAt, kind: 'start', label: t`Start` }
  if (endedAt === null) return [start]
  return [start, { id: `${id}-end`, at: endedAt, kind: 'end', label: t`End` }]
}
