// Moves a stop to another price: the new one is placed before the old one is cancelled, so that one always rests.
import { compare } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, PositionId } from '../../../contract/primitives.ts'
import { isMarkOld } from '../../../engine/sessions/exits.ts'
import { roundPrice } from '../../../engine/precision.ts'
import { syncOwnFills } from '../fills/sync-fills.ts'
import { write } from '../journal.ts'
import { triggerLimit } from '../orders/prices.ts'
import { intend, orderFor, sendIntended } from '../orders/send-orders.ts'
import { openSizeOf } from '../pnl.ts'
import type { NewOrder } from '../../storage/trading/orders.ts'
import type { TradingContext } from '../trading-context.ts'
import { protectPositions } from './protect.ts'
import { type Asked, requireLive } from './require-position.ts'

/** `unknown`: no answer came; the old stop rests, and a later look finds out about the new one. */
export type StopMoved = 'moved' | 'unknown'

/**
 * The caller holds the mandate. The price is rounded to the tick in the trader's favour. Throws VALIDATION_FAILED
 * when it is on the wrong side of the mark, POSITION_NOT_OPEN when nothing is open, EXCHANGE_REJECTED; after a throw
 * nothing has changed.
 */
export async function moveStop(
  ctx: TradingContext,
  positionId: PositionId,
  price: DecimalString,
): Promise<StopMoved> {
  return replaceStop(ctx, await requireLive(ctx, positionId), price, 'manual')
}

/** `position`: as it was just read. */
export async function replaceStop(
  ctx: TradingContext,
  asked: Asked,
  price: DecimalString,
  reason: 'manual' | 'break_even',
): Promise<StopMoved> {
  const { mandate, asset, position } = asked
  if (position.status !== 'open') {
    throw new ServiceError('POSITION_NOT_OPEN', `The position is still ${position.status}`)
  }
  const isLong = position.side === 'long'
  const triggerPrice = roundPrice(price, asset.szDecimals, isLong ? 'up' : 'down')
  await requireRightSide(ctx, asked, triggerPrice, reason)
  const order = await intendStop(ctx, asked, triggerPrice, reason)
  const [outcome] = await sendIntended(ctx, mandate, asset, [order], 'single')
  if (outcome?.status === 'rejected') await explainRefusal(ctx, asked, outcome.message)
  if (outcome?.status !== 'resting' && outcome?.status !== 'accepted') return 'unknown'
  try {
    // Cancels the old stop.
    await protectPositions(ctx, mandate, asset, await ctx.store.positions.live(mandate.id))
  } catch (error) {
    // Both stops rest, which is safe; the next look cancels the old one.
    ctx.log.warn({ positionId: position.id, error: String(error) }, 'an old stop still rests')
  }
  return 'moved'
}

/** Throws when the exchange would fire the stop at once. */
async function requireRightSide(
  ctx: TradingContext,
  { asset, position }: Asked,
  price: DecimalString,
  reason: 'manual' | 'break_even',
): Promise<void> {
  const mark = await ctx.exchange.freshMark(asset.symbol)
  if (mark === null || isMarkOld(ctx.clock() - mark.at)) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', 'There is no price right now; try again')
  }
  const isLong = position.side === 'long'
  if (compare(price, mark.mark) === (isLong ? -1 : 1) && compare(price, 0) > 0) return
  if (reason === 'break_even') {
    throw new ServiceError(
      'VALIDATION_FAILED',
      `Break-even, with the fees of both ways, is at ${price}: the price must be ${isLong ? 'above' : 'below'} it first, and is ${mark.mark}`,
    )
  }
  const message = `must be ${isLong ? 'below' : 'above'} the mark price of ${mark.mark}: the ${position.side} would close at once`
  throw new ServiceError('VALIDATION_FAILED', `price ${message}`, {
    details: [{ path: 'price', message }],
  })
}

async function intendStop(
  ctx: TradingContext,
  { mandate, asset, position }: Asked,
  triggerPrice: DecimalString,
  reason: 'manual' | 'break_even',
): Promise<NewOrder> {
  return write(ctx, async (store, journal) => {
    // A fill may have been booked since the caller looked.
    const now = await store.positions.forUpdate(position.id)
    if (now?.status !== 'open') {
      throw new ServiceError('POSITION_NOT_OPEN', 'The position has just closed')
    }
    const orders = await store.orders.ofPosition(position.id)
    if (orders.some(({ kind, status }) => kind === 'stop_loss' && isInDoubt(status))) {
      const message =
        'The exchange has not answered about an earlier stop yet; try again in a moment'
      throw new ServiceError('EXCHANGE_UNAVAILABLE', message)
    }
    const order = orderFor(ctx, position, {
      kind: 'stop_loss',
      step: await store.orders.nextGuardStep(position.id, 'stop_loss'),
      size: openSizeOf(now),
      triggerPrice,
      limitPrice: triggerLimit(triggerPrice, position.side === 'short', asset.szDecimals),
      reason,
    })
    await intend(ctx, store, [order])
    const { side } = position
    const isBreakEven = reason === 'break_even'
    await journal.log(mandate, {
      level: 'info',
      kind: reason === 'manual' ? 'operator' : 'decision',
      reason: {
        code: 'stop_moves',
        values: { side, from: now.stopLossPrice, to: triggerPrice, isBreakEven },
      },
      tradeId: position.tradeId,
      positionId: position.id,
      data: { action: 'move_stop' },
    })
    return order
  })
}

function isInDoubt(status: string): boolean {
  return status === 'intent' || status === 'unknown'
}

/** Often the reason is that the old stop has just closed the position. */
async function explainRefusal(
  ctx: TradingContext,
  { mandate, position }: Asked,
  message: string,
): Promise<never> {
  await syncOwnFills(ctx, mandate.userId)
  const now = await ctx.store.positions.byId(position.id)
  throw now?.status === 'closed'
    ? new ServiceError('POSITION_NOT_OPEN', 'The position has just closed')
    : new ServiceError('EXCHANGE_REJECTED', message)
}
