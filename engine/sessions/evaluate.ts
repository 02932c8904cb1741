// One look at one session: decides what to do now. Exits come before entries, and every look returns a decision.
import type { UnixMs } from '../../contract/primitives.ts'
import { decideEntry, refuseOldMark } from './entry.ts'
import { positionExit, sessionEnding } from './exits.ts'
import type { Strategy } from './presets.ts'
import { quickStrategy } from './presets.ts'
import { withdrawalCause } from './maker.ts'
import type { Decision, MarketState, PositionState, SessionState } from '../types.ts'

/**
 * Decisions in the order in which to carry them out; never empty.
 *
 * - The session is over: `close` (session_end) for each open position, then one `end`.
 * - Positions must close: one `close` each and nothing else; entries wait for the next look, when the result is known.
 * - Waiting entries whose time is over: one `withdraw` each, and nothing else; the next look may post them anew.
 * - Otherwise one `open`, or one `refuse` that names the first gate that blocks.
 *
 * Positions that are opening or closing get no `close`: the runner settles them first. An old mark neither closes nor
 * opens anything, because the price may be different by now: take-profit and stop rest on the exchange meanwhile, and
 * exits by time, by signal and by hand continue. While something is open, the refusal reports the old mark first.
 */
export function evaluate(
  session: SessionState,
  positions: readonly PositionState[],
  market: MarketState,
  nowMs: UnixMs,
  strategy: Strategy = quickStrategy,
): Decision[] {
  const open = positions.filter((position) => position.status === 'open')
  const ending = sessionEnding(session, open, market, nowMs)
  if (ending !== null) {
    const closes = open.map((position): Decision => ({
      action: 'close',
      positionId: position.id,
      reason: 'session_end',
      why: { code: 'closes_with_session', values: { side: position.side } },
    }))
    return [...closes, { action: 'end', ...ending }]
  }
  const exits = open.flatMap((position): Decision[] => {
    const exit = positionExit(position, market, strategy)
    return exit === null ? [] : [{ action: 'close', positionId: position.id, ...exit }]
  })
  if (exits.length > 0) return exits
  const withdrawals = positions.flatMap((position) =>
    withdrawal(position, session, nowMs, strategy),
  )
  if (withdrawals.length > 0) return withdrawals
  const question = { session, positions, market, nowMs, strategy }
  return [(open.length > 0 ? refuseOldMark(question) : null) ?? decideEntry(question)]
}

function withdrawal(
  position: PositionState,
  session: SessionState,
  nowMs: UnixMs,
  strategy: Strategy,
): Decision[] {
  const cause = withdrawalCause(position, session, nowMs, strategy)
  if (cause === undefined || position.waits === undefined) return []
  const { limitPrice, since } = position.waits
  const values = { side: position.side, limitPrice, waitedMs: nowMs - since, cause }
  return [{ action: 'withdraw', positionId: position.id, why: { code: 'withdraws_entry', values } }]
}
