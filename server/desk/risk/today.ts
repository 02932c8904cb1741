import type { ViewerContext } from '../../context.ts'
import { type Day, dayOf, startOfDay } from '../../trading/index.ts'
import type { AccountState, EquitySample } from '../../venue/port.ts'

/** Milliseconds. When the first look comes this soon after the day began, the current equity counts as its start. */
const soonMs = 300_000

/** The result of the viewer's UTC day so far. Throws what the exchange port throws. */
export async function today(ctx: ViewerContext, account: AccountState): Promise<Day> {
  const { store, viewer, clock, funds } = ctx
  // Recent deposits and withdrawals must be known, so that they do not count as profit or loss.
  await funds.refresh(viewer.id)
  return dayOf(store, { userId: viewer.id, account, now: clock(), past: await pastOf(ctx) })
}

/** For a day without a stored start: the exchange's equity history tells it. */
async function pastOf({ store, viewer, clock, exchange }: ViewerContext): Promise<EquitySample[]> {
  const day = startOfDay(clock())
  if (clock() - day < soonMs) return []
  if ((await store.equityDays.of(viewer.id, day)) !== undefined) return []
  return exchange.equityHistory(viewer.address, '24h')
}
