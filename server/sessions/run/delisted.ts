import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { LookResult } from '../../trading/index.ts'
import { beginEnding, finishIfFlat } from './end-session.ts'
import type { SessionContext } from './session-context.ts'

/** Sends nothing any more: the exchange settles the open positions, and the session ends with the last of them. */
export async function endDelisted(
  ctx: SessionContext,
  session: SessionRow,
  live: PositionRow[],
): Promise<LookResult> {
  if (session.status === 'active') {
    const why = { code: 'ends_delisted', values: { symbol: session.symbol } } as const
    await beginEnding(ctx, session, 'delisted', why)
  }
  if (live.length === 0 && session.finalPnl === null) await finishIfFlat(ctx, session.id)
  return { opened: 0, closed: 0 }
}
