// Closes that the exchange keeps refusing: counted, so that their holder can say so and name a way out.
import type { Session } from '../../../contract/sessions/sessions.ts'
import { english } from '../../../contract/words/english.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TradingContext } from '../trading-context.ts'

/** Refused so often in a row, a close is no matter of a moment. */
const patience = 3

/** Returns whether the mandate has just become one that cannot close. */
export function noteRefusedClose(
  { memory, clock }: TradingContext,
  { id, mandateId }: PositionRow,
  message: string,
): boolean {
  const before = memory.refusedCloses.get(id)
  const times = (before?.times ?? 0) + 1
  memory.refusedCloses.set(id, { mandateId, message, times, since: before?.since ?? clock() })
  return times === patience
}

export function stuckCloseOf({ memory }: TradingContext, mandateId: string): Session['obstacle'] {
  for (const refused of memory.refusedCloses.values()) {
    if (refused.mandateId !== mandateId || refused.times < patience) continue
    const reason = { code: 'close_refused', values: { detail: refused.message } } as const
    const { since } = refused
    return { code: 'close_refused', message: english.tell(reason), reason, since }
  }
  return null
}
