// Updates positions that wait for an order, once its outcome is known.
import { compare, subtract } from '../../../contract/decimal.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import type { TradingContext } from '../trading-context.ts'
import { write } from '../journal.ts'

const openQuestions: OrderRow['status'][] = ['intent', 'unknown']

/** Entries without a fill end, and closes that filled only in part leave the position open. Call after a fill sync. */
export async function settlePositions(
  ctx: TradingContext,
  mandate: Mandate,
): Promise<PositionRow[]> {
  const live = await ctx.store.positions.live(mandate.id)
  for (const position of live) {
    if (position.status === 'opening') await settleOpening(ctx, mandate, position)
    if (position.status === 'closing') await settleClosing(ctx, mandate, position)
  }
  return live.length === 0 ? live : ctx.store.positions.live(mandate.id)
}

async function settleOpening(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
): Promise<void> {
  const orders = await ctx.store.orders.ofPosition(position.id)
  const entry = orders.find((order) => order.kind === 'entry')
  if (entry !== undefined && entry.status !== 'rejected' && entry.status !== 'canceled') return
  await write(ctx, async (store, journal) => {
    await store.positions.close(position.id, null, ctx.clock())
    await store.targets.cancelPending(position.id)
    await store.trades.closeIfDone(mandate.id, ctx.clock())
    if (entry !== undefined && entry.timeInForce !== null) {
      await ctx.holders.get(mandate.kind)?.entryLost?.(store, mandate.id)
    }
    await journal.log(mandate, {
      level: 'info',
      kind: 'decision',
      reason: {
        code: 'entry_failed',
        values: { side: position.side, detail: entry?.error ?? null },
      },
      tradeId: position.tradeId,
      positionId: position.id,
      data: { error: entry?.error ?? null },
    })
    journal.changed(mandate, 'position.changed', position.id)
  })
}

async function settleClosing(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
): Promise<void> {
  const orders = await ctx.store.orders.ofPosition(position.id)
  const closes = orders.filter((order) => order.kind === 'close')
  if (closes.some((order) => openQuestions.includes(order.status))) return
  if (await awaitsFills(ctx, position, closes)) return
  await write(ctx, async (store, journal) => {
    const isReopened = await store.positions.reopen(position.id)
    if (isReopened) journal.changed(mandate, 'position.changed', position.id)
  })
}

/** The exchange said "filled", but its list of fills does not show all of it yet. */
async function awaitsFills(
  ctx: TradingContext,
  position: PositionRow,
  closes: OrderRow[],
): Promise<boolean> {
  const fills = await ctx.store.fills.ofPosition(position.id)
  const missing = closes.some((order) => {
    const booked = fills
      .filter((fill) => fill.cloid === order.cloid)
      .reduce((rest, fill) => subtract(rest, fill.size), order.filledSize)
    return compare(booked, 0) > 0
  })
  if (missing) ctx.memory.synced.delete(position.userId)
  return missing
}
