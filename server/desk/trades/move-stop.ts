import {
  absolute,
  add,
  divide,
  isZero,
  multiply,
  subtract,
  toFixed,
} from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'
import { type RefusedStop, isWiderStop, refusedStop } from '../../../engine/risk/stop-move.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { DeskTrade } from '../../storage/desk/trades.ts'
import { entryPriceOf, limitsOf, openSizeOf, waitingSizeOf } from '../../trading/index.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { planTrade } from './check/plan-trade.ts'
import { requireLiving, requireTrade } from './require-trade.ts'
import { quantitiesOf } from './targets.ts'
import { tradeView } from './trade-view.ts'
import { invalid } from './wish.ts'

export const moveTradeStop: Verb<ViewerContext, typeof contract.moveTradeStop> = async ({
  ctx,
  input: { params, body },
}) => {
  const found = await requireLiving(ctx, params.id)
  if (found.position.status === 'opening') {
    await oneAtATime(ctx.viewer.id, () => resize(ctx, found, body.price))
  } else await moveOpen(ctx, found, body.price)
  return tradeView(ctx, await requireTrade(ctx, params.id))
}

/** For a waiting entry: the amount at risk stays the same, so that the size changes with the stop's distance. */
async function resize(ctx: ViewerContext, found: DeskTrade, stopPrice: DecimalString) {
  const { trade, position } = found
  const assets = await ctx.exchange.assets()
  const asset = assets.find(({ assetIndex }) => assetIndex === position.assetIndex)
  if (asset === undefined || trade.entryType === 'market') {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The entry is on its way; try again in a moment')
  }
  const distance = absolute(subtract(trade.entryPrice, stopPrice))
  if (isZero(distance)) throw invalid('price', 'must not be the entry price')
  const quantity = trade.riskAmount === null ? trade.quantity : divide(trade.riskAmount, distance)
  const pending = (await ctx.store.targets.ofPosition(position.id)).filter(
    ({ state }) => state === 'pending',
  )
  const plan = await planTrade(ctx, {
    asset,
    side: trade.side,
    limitPrice: trade.entryPrice,
    quantity,
    stopPrice,
    // Each target keeps its share of the size.
    targets: quantitiesOf(pending, trade.quantity).map((target) => ({
      price: target.price,
      quantity: divide(multiply(target.quantity, quantity), trade.quantity),
      percent: null,
    })),
    leverage: trade.leverage,
    replaces: found,
  })
  const outcome = await ctx.deskRuns.replace(found, plan)
  if (outcome === 'filled') await moveOpen(ctx, await requireLiving(ctx, trade.id), stopPrice)
}

/**
 * A nearer stop asks nobody; a wider one may lose no more than the limits allow one trade, counting what of its entry
 * still waits.
 */
async function moveOpen(ctx: ViewerContext, found: DeskTrade, price: DecimalString): Promise<void> {
  const { position, trade } = found
  const { szDecimals = 0 } = (await ctx.exchange.market(position.assetIndex)) ?? {}
  const waiting = waitingSizeOf(position, await ctx.store.orders.ofPosition(position.id))
  const openSize = openSizeOf(position)
  const size = add(openSize, waiting)
  const paid = add(multiply(openSize, entryPriceOf(position)), multiply(waiting, trade.entryPrice))
  const open = {
    side: trade.side,
    entryPrice: isZero(size) ? entryPriceOf(position) : divide(paid, size),
    openSize: size,
    stopPrice: position.stopLossPrice,
    szDecimals,
  }
  if (isWiderStop(open, price)) {
    const [{ equity }, { limits }] = await Promise.all([
      ctx.exchange.account(ctx.viewer.address),
      limitsOf(ctx.store, ctx.viewer.id, ctx.clock()),
    ])
    const refused = refusedStop(open, price, equity, limits)
    if (refused !== null) throw tooWide(refused, position.side)
  }
  await ctx.deskRuns.moveStop(found, price)
}

function tooWide({ actual, limit, furthest }: RefusedStop, side: Side): ServiceError {
  const check = 'RISK_AMOUNT_EXCEEDED'
  const nearer = side === 'long' ? 'or above' : 'or below'
  const message = `${toFixed(actual, 2)} USDC would be lost at that stop, and your limit is ${toFixed(limit, 2)}: ${furthest} ${nearer} would pass`
  const details = [{ path: 'price', message, check, actual, limit }]
  return new ServiceError(check, message, { details })
}
