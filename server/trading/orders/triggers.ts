// Trigger orders that have done their work, or are about to.
import { isZero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandate.ts'
import { type TradingContext, backOff, mayRetry } from '../trading-context.ts'
import { withdrawEntry } from '../positions/resting-entries.ts'
import { asCloid, askForOrder } from './settle-orders.ts'

/** No reduce-only trigger may outlive its position: it would close somebody else's. Nor may the rest of its entry. */
export async function cancelLeftovers(ctx: TradingContext, mandate: Mandate): Promise<void> {
  const key = `leftovers:${mandate.id}`
  if (!mayRetry(ctx, key)) return
  const rows = await ctx.store.orders.leftovers(mandate.id)
  const [entries, triggers] = [rows.filter(isEntry), rows.filter((row) => !isEntry(row))]
  try {
    for (const entry of entries) await withdrawEntry(ctx, mandate, entry)
    await cancelTriggers(ctx, mandate, triggers)
    ctx.memory.retryAt.delete(key)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'EXCHANGE_REJECTED') {
      await noteEnded(ctx, mandate, triggers)
    }
    // What else the cycle has to do is more urgent.
    backOff(ctx, key)
    ctx.log.warn({ mandateId: mandate.id, error: String(error) }, 'triggers could not be cancelled')
  }
}

/** What cannot be cancelled may be gone already. */
async function noteEnded(ctx: TradingContext, mandate: Mandate, rows: OrderRow[]): Promise<void> {
  for (const row of rows) {
    const { state, result } = await askForOrder(ctx, mandate, row)
    if (state === null || result.status === 'resting') continue
    await ctx.store.orders.record(row.cloid, { ...result, updatedAt: ctx.clock() })
  }
}

export async function cancelTriggers(
  ctx: TradingContext,
  mandate: Mandate,
  rows: OrderRow[],
): Promise<void> {
  if (rows.length === 0) return
  await ctx.exchange.cancelOrders(
    mandate.userId,
    rows.map((row) => ({ assetIndex: mandate.assetIndex, cloid: asCloid(row.cloid) })),
  )
  await write(ctx, async (store, journal) => {
    for (const row of rows) {
      // A fill that came first says so by itself, whatever stands here.
      await store.orders.record(row.cloid, { status: 'canceled', updatedAt: ctx.clock() })
    }
    journal.changed(mandate, 'order.changed', rows[0]?.positionId)
  })
}

function isEntry({ kind }: OrderRow): boolean {
  return kind === 'entry'
}

/** What the exchange guards, it gets a moment to act upon. */
export function exchangeStillActs(ctx: TradingContext, position: PositionRow): boolean {
  if (position.protection !== 'on_exchange' || isZero(openSizeOf(position))) return false
  const since = ctx.memory.crossed.get(position.id) ?? ctx.clock()
  ctx.memory.crossed.set(position.id, since)
  return ctx.clock() - since < ctx.timing.trigger
}
