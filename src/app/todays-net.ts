import { add } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { Session } from '../../contract/sessions/sessions.ts'

export interface TodaysNet {
  label: 'Today' | 'Running'
  /** USDC. */
  net: DecimalString
}

/**
 * The net of all sessions that ran today. A session from before midnight has earned an unknown part of its net
 * yesterday; then it is the net of running sessions, and labelled so.
 */
export function todaysNet(sessions: readonly Session[], midnight: number): TodaysNet {
  const isRunning = ({ status }: Session): boolean => status === 'active' || status === 'closing'
  const livedToday = sessions.filter(
    (session) => isRunning(session) || (session.endedAt ?? session.startedAt) >= midnight,
  )
  const isTold = livedToday.every(({ startedAt }) => startedAt >= midnight)
  const counted = isTold ? livedToday : sessions.filter(isRunning)
  return {
    label: isTold ? 'Today' : 'Running',
    net: add(...counted.map(({ pnl }) => pnl.net)),
  }
}
