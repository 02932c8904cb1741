// Takes back entries of a session that wait in the book.
import type { WithdrawReason } from '../../../contract/reasons/decision-reasons.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { cancelEntry } from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'

/** All that wait, because the session ends; what has filled of them is open afterwards. */
export async function withdrawEntries(ctx: SessionContext, session: SessionRow): Promise<void> {
  for (const row of await ctx.store.orders.restingEntries(session.id)) {
    const values: WithdrawReason['values'] = {
      side: row.isBuy ? 'long' : 'short',
      limitPrice: row.limitPrice,
      waitedMs: ctx.clock() - row.createdAt,
      cause: 'session_stopped',
    }
    await cancelEntry(ctx, row.positionId, { code: 'withdraws_entry', values })
  }
}
