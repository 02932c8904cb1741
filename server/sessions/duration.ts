import type { SessionRow } from '../storage/sessions/sessions.ts'

/** Milliseconds from a session's start to the end of its time; null: open-ended. */
export function durationOf({ startedAt, endsAt }: Pick<SessionRow, 'startedAt' | 'endsAt'>) {
  return endsAt === null ? null : endsAt - startedAt
}
