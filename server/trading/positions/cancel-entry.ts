// Cancels a waiting entry. What has filled stays open and guarded; without a fill the position ends.
import { compare, isZero } from '../../../contract/decimal.ts'
import type { PositionId } from '../../../contract/primitives.ts'
import type { WithdrawReason } from '../../../contract/reasons/decision-reasons.ts'
import { syncFills } from '../fills/sync-fills.ts'
import { write } from '../journal.ts'
import { cancelLeftovers } from '../orders/triggers.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { TradingContext } from '../trading-context.ts'
import { protectPositions } from './protect.ts'
import { requireLive } from './require-position.ts'
import { restingEntry, withdrawEntry } from './resting-entries.ts'
import { settlePositions } from './settle-positions.ts'

/** How much of it had filled. `unknown`: the exchange has not answered; a later look finds out. */
export type EntryCancelled = 'nothing_filled' | 'partly_filled' | 'filled' | 'unknown'

/**
 * `why`: the strategy's reason; without one a person has asked. The caller holds the mandate. Throws NOT_FOUND,
 * POSITION_NOT_OPEN when the position is closed already.
 */
export async function cancelEntry(
  ctx: TradingContext,
  positionId: PositionId,
  why?: WithdrawReason,
): Promise<EntryCancelled> {
  const { mandate, asset, position } = await requireLive(ctx, positionId)
  const entry = await restingEntry(ctx, position)
  if (entry !== undefined) {
    const hasEnded = await withdrawEntry(ctx, mandate, entry)
    if (!hasEnded) return 'unknown'
    await write(ctx, (_, journal) =>
      journal.log(mandate, {
        level: 'info',
        kind: why === undefined ? 'operator' : 'decision',
        reason: why ?? {
          code: 'entry_withdrawn',
          values: { side: position.side, price: entry.limitPrice },
        },
        tradeId: position.tradeId,
        positionId,
        data: { action: 'cancel_entry', cloid: entry.cloid },
      }),
    )
    await syncFills(ctx, mandate.userId)
    await settlePositions(ctx, mandate)
    await cancelLeftovers(ctx, mandate)
    await protectPositions(ctx, mandate, asset, await ctx.store.positions.live(mandate.id))
  }
  return outcomeOf(await ctx.store.orders.ofPosition(positionId))
}

function outcomeOf(orders: OrderRow[]): EntryCancelled {
  const entry = orders.find(({ kind }) => kind === 'entry')
  if (entry === undefined) return 'nothing_filled'
  if (entry.status === 'intent' || entry.status === 'unknown') return 'unknown'
  if (isZero(entry.filledSize)) return 'nothing_filled'
  return compare(entry.filledSize, entry.size) < 0 ? 'partly_filled' : 'filled'
}
