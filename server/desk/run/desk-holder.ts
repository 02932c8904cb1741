// The holder of trades by hand: guards their positions, and closes them at their stop when the exchange does not. It
// decides nothing else.
import { compare } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import {
  type Holder,
  type LookResult,
  type Scene,
  type TradingContext,
  cancelLeftovers,
  closePosition,
  exchangeStillActs,
  isBreakEvenDue,
  isOldMark,
  lookAfter,
  mayClose,
  mayRetry,
} from '../../trading/index.ts'
import { releaseMarket } from './release-market.ts'

export function deskHolder(ctx: TradingContext): Holder {
  return {
    look: (mandate) => look(ctx, mandate),
    alarm: async ({ id }) => {
      const live = await ctx.store.positions.live(id)
      if (live.length === 0) return null
      const targets = await Promise.all(live.map((each) => ctx.store.targets.ofPosition(each.id)))
      return ({ mark }) =>
        live.some(
          (position, index) =>
            isStopped(position, mark) || isBreakEvenDue(position, targets[index] ?? [], mark),
        )
    },
  }
}

async function look(ctx: TradingContext, mandate: MandateRow): Promise<LookResult> {
  const scene = await lookAfter(ctx, mandate, false)
  const closed = scene.asset.isDelisted ? 0 : await closeStopped(ctx, scene)
  await releaseMarket(ctx, mandate.id)
  return { opened: 0, closed }
}

/** Closes positions whose stop the exchange should have executed and has not. */
async function closeStopped(ctx: TradingContext, scene: Scene): Promise<number> {
  const { mandate, asset, authority, mark, live, isRead } = scene
  if (mark === null || isOldMark(ctx, mark) || !mayClose(authority)) return 0
  const stopped = live.filter((position) => {
    if (isStopped(position, mark.mark)) return true
    // The price came back in time: the crossing is forgotten.
    ctx.memory.crossed.delete(position.id)
    return false
  })
  const due = stopped.filter(
    (position) => !exchangeStillActs(ctx, position) && mayRetry(ctx, position.id),
  )
  if (due.length === 0) return 0
  if (!isRead) {
    // This look relied on what streams reported; read the account before acting.
    ctx.memory.doubted.add(mandate.id)
    return closeStopped(ctx, await lookAfter(ctx, mandate, false))
  }
  let closed = 0
  for (const position of due) {
    const { side, stopLossPrice } = position
    const { result } = await closePosition(ctx, {
      mandate,
      asset,
      position,
      reason: 'stop_loss',
      why: {
        code: 'closes_at_stop',
        values: { side, markPrice: mark.mark, triggerPrice: stopLossPrice ?? '0' },
      },
    })
    if (result === 'closed') closed++
  }
  await cancelLeftovers(ctx, mandate)
  return closed
}

function isStopped({ side, status, stopLossPrice }: PositionRow, mark: DecimalString): boolean {
  if (status !== 'open' || stopLossPrice === null) return false
  return compare(mark, stopLossPrice) !== (side === 'long' ? 1 : -1)
}
