import type { ViewerContext } from '../../context.ts'
import { type Day, dayOf, startOfDay } from '../../trading/index.ts'
import type { AccountState, EquitySample } from '../../venue/port.ts'

/** A day that was looked at this soon after it began, began with what the account has now. */
const soonMs = 300_000

/** How the viewer's UTC day has gone. Throws what the exchange port throws. */
export async function today(ctx: ViewerContext, account: AccountState): Promise<Day> {
  const { store, viewer, clock, funds } = ctx
  // What was paid in or out lately is no profit or loss.
  await funds.refresh(viewer.id)
  return dayOf(store, { userId: viewer.id, account, now: clock(), past: await pastOf(ctx) })
}

/** Of a day that nobody has looked at yet: the exchange knows what it began with. */
async function pastOf({ store, viewer, clock, exchange }: ViewerContext): Promise<EquitySample[]> {
  const day = startOfDay(clock())
  if (clock() - day < soonMs) return []
  if ((await store.equityDays.of(viewer.id, day)) !== undefined) return []
  return exchange.equityHistory(viewer.address, '24h')
}
