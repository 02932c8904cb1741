import type { ViewerContext } from '../../context.ts'
import { type Day, dayOf } from '../../trading/index.ts'
import type { AccountState } from '../../venue/port.ts'

/** The result of the viewer's UTC day so far. Throws what the exchange port throws. */
export async function today(ctx: ViewerContext, account: AccountState): Promise<Day> {
  const { viewer, clock, funds } = ctx
  // Recent deposits and withdrawals must be known, so that they do not count as profit or loss.
  await funds.refresh(viewer.id)
  return dayOf(ctx, { userId: viewer.id, account, now: clock() })
}
