import { add, compare, divide, multiply, negate } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'

const dayMs = 86_400_000

/** When the UTC day of `now` began. */
export function dayStart(now: UnixMs): UnixMs {
  return now - (now % dayMs)
}

export function isRunning({ status }: Pick<SessionRow, 'status'>): boolean {
  return status === 'active' || status === 'closing'
}

/** USDC, not negative: what a session with this budget may lose. `lossThreshold`: percent of it, unsigned. */
export function lossLimit(budget: DecimalString, lossThreshold: number): DecimalString {
  return divide(multiply(budget, String(lossThreshold)), '100')
}

/**
 * USDC, not negative: how much of the day's limit these copies use that were started since `since`. One that has not
 * ended, or whose result is not known, counts with its loss limit.
 */
export function usedOf(sessions: readonly SessionRow[], since: UnixMs): DecimalString {
  return sessions
    .filter(({ startedAt }) => startedAt >= since)
    .map((session) => {
      const net = session.finalPnl?.['net']
      if (typeof net !== 'string') return lossLimit(session.budget, session.lossThreshold)
      return compare(net, 0) < 0 ? negate(net) : '0'
    })
    .reduce((sum, loss) => add(sum, loss), '0')
}
