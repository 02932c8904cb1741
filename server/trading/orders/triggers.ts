// Trigger orders that have fired, are about to fire, or are not needed any more.
import { isZero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { type TradingContext, backOff, mayRetry } from '../trading-context.ts'
import { withdrawEntry } from '../positions/resting-entries.ts'
import { asCloid, askForOrder } from './settle-orders.ts'

/**
 * Cancels reduce-only triggers of closed positions, which would otherwise close another position of the same market,
 * and what is left of their entries.
 */
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
    // The rest of the look is more urgent.
    backOff(ctx, key)
    ctx.log.warn({ mandateId: mandate.id, error: String(error) }, 'triggers could not be cancelled')
  }
}

/** An order that cannot be cancelled may have ended already. */
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
      // If a fill came first, booking it sets the status, whatever is written here.
      await store.orders.record(row.cloid, { status: 'canceled', updatedAt: ctx.clock() })
    }
    journal.changed(mandate, 'order.changed', rows[0]?.positionId)
  })
}

function isEntry({ kind }: OrderRow): boolean {
  return kind === 'entry'
}

/** The exchange gets some time to execute its own trigger orders before the server closes. */
export function exchangeStillActs(ctx: TradingContext, position: PositionRow): boolean {
  if (position.protection !== 'on_exchange' || isZero(openSizeOf(position))) return false
  const since = ctx.memory.crossed.get(position.id) ?? ctx.clock()
  ctx.memory.crossed.set(position.id, since)
  return ctx.clock() - since < ctx.timing.trigger
}
