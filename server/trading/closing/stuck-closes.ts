// Counts closes that the exchange keeps refusing, so that the session can report it and name a way out.
import type { Session } from '../../../contract/sessions/sessions.ts'
import type { Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { type RefusalKind, refusalKind } from '../../venue/index.ts'
import type { TradingContext } from '../trading-context.ts'

/** After this many refusals in a row the problem does not count as temporary any more. */
export const enoughRefusals = 3

/** Returns whether this refusal is the one that makes the mandate count as unable to close. */
export function noteRefusedClose(
  { memory, clock }: TradingContext,
  { id, mandateId }: Pick<PositionRow, 'id' | 'mandateId'>,
  message: string,
): boolean {
  const before = memory.refusedCloses.get(id)
  const times = (before?.times ?? 0) + 1
  memory.refusedCloses.set(id, { mandateId, message, times, since: before?.since ?? clock() })
  return times === enoughRefusals
}

/** How many closes in a row were refused; 0 when the last refusal was of another kind. */
export function closesRefusedOf({ memory }: TradingContext, id: string, kind: RefusalKind): number {
  const refused = memory.refusedCloses.get(id)
  return refused !== undefined && refusalKind(refused.message) === kind ? refused.times : 0
}

type Obstacle = NonNullable<Session['obstacle']>

export function stuckCloseOf({ memory }: TradingContext, mandateId: string): Obstacle | null {
  const delisted = memory.delisted.get(mandateId)
  if (delisted !== undefined) {
    const reason = { code: 'awaits_settlement', values: { symbol: delisted.symbol } } as const
    return { code: 'delisted', message: english.tell(reason), reason, since: delisted.since }
  }
  for (const refused of memory.refusedCloses.values()) {
    if (refused.mandateId !== mandateId || refused.times < enoughRefusals) continue
    const { code, reason } = whyOf(refused.message)
    return { code, message: english.tell(reason), reason, since: refused.since }
  }
  return null
}

function whyOf(detail: string): { code: Obstacle['code']; reason: Reason } {
  switch (refusalKind(detail)) {
    case 'busy':
      return { code: 'busy', reason: { code: 'close_busy', values: {} } }
    case 'expired':
      return { code: 'clock', reason: { code: 'close_expired', values: { detail } } }
    case 'authority':
      return { code: 'agent', reason: { code: 'close_unauthorised', values: { detail } } }
    default:
      return { code: 'close_refused', reason: { code: 'close_refused', values: { detail } } }
  }
}
