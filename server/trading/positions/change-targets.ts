// Replaces the targets of a position that were not reached yet. Its stop keeps resting meanwhile.
import { ServiceError } from '../../../contract/errors.ts'
import type { PositionId } from '../../../contract/primitives.ts'
import type { NewTarget } from '../../storage/trading/targets.ts'
import { write } from '../journal.ts'
import { entryPriceOf, openSizeOf } from '../pnl.ts'
import type { TradingContext } from '../trading-context.ts'
import { add, isZero } from '../../../contract/decimal.ts'
import { protectPositions } from './protect.ts'
import { requireLive } from './require-position.ts'
import { waitingSizeOf } from './resting-entries.ts'
import { soundTargets } from './sound-targets.ts'

/**
 * `targets`: nearest first, for all of the trade: what is open and what of its entry still waits. They are placed as
 * the entry fills. The caller holds the mandate. Throws NOT_FOUND, POSITION_NOT_OPEN, AGENT_NOT_APPROVED, VALIDATION_FAILED for targets that cannot all be
 * reached.
 */
export async function changeTargets(
  ctx: TradingContext,
  positionId: PositionId,
  targets: readonly NewTarget[],
  waitsFor: string,
): Promise<void> {
  const { mandate, asset, position } = await requireLive(ctx, positionId)
  const entry = entryPriceOf(position)
  const waiting = waitingSizeOf(position, await ctx.store.orders.ofPosition(positionId))
  const sound = soundTargets({
    side: position.side,
    size: position.status === 'opening' ? position.plannedSize : add(openSizeOf(position), waiting),
    targets,
    szDecimals: asset.szDecimals,
    entryPrice: isZero(entry) ? waitsFor : entry,
  })
  await write(ctx, async (store, journal) => {
    const now = await store.positions.forUpdate(positionId)
    if (now === undefined || now.status === 'closed') {
      throw new ServiceError('POSITION_NOT_OPEN', 'The position has just closed')
    }
    await store.targets.replacePending(positionId, sound, ctx.clock())
    await store.positions.change(positionId, { takeProfitPrice: sound[0]?.price ?? null })
    await journal.log(mandate, {
      level: 'info',
      kind: 'operator',
      reason: {
        code: 'targets_changed',
        values: { side: position.side, prices: sound.map(({ price }) => price) },
      },
      tradeId: position.tradeId,
      positionId,
      data: { action: 'change_targets' },
    })
    journal.changed(mandate, 'position.changed', positionId)
  })
  ctx.memory.verified.delete(positionId)
  await protectPositions(ctx, mandate, asset, await ctx.store.positions.live(mandate.id))
}
