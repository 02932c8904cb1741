// Opens a position with its targets and stop: writes the orders down, sends them, records the outcome.
import { compare } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'
import { roundPrice } from '../../../engine/precision.ts'
import type { NewOrder } from '../../storage/trading/orders.ts'
import type { NewPosition } from '../../storage/trading/positions.ts'
import type { NewTarget } from '../../storage/trading/targets.ts'
import type { Store } from '../../storage/store.ts'
import { type TradingContext, backOff } from '../trading-context.ts'
import { hearOwnFills } from '../fills/sync-fills.ts'
import { type Journal, write } from '../journal.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { entryLimit, triggerLimit } from '../orders/prices.ts'
import { intend, orderFor, sendIntended } from '../orders/send-orders.ts'
import { protectPositions } from './protect.ts'
import { soundTargets } from './sound-targets.ts'
import { siblingOfStop } from './wanted-triggers.ts'

export interface OpenOrder {
  mandate: Mandate
  asset: Asset
  side: Side
  /** Base units. */
  size: DecimalString
  leverage: number
  /** Nearest first; quantities in base units, in total at most `size`. */
  targets: NewTarget[]
  /** Null: no stop, when the person's own limits do not require one. */
  stopLossPrice: DecimalString | null
  /** USDC that the position's result is measured against. */
  budget: DecimalString
  markPrice: DecimalString
  /** An entry that waits at this price; absent: at the market, now. */
  waits?: { limitPrice: DecimalString; timeInForce: 'resting' | 'post_only' }
  /** Called within the same transaction to record the decision; throws StaleDataError when the decision is out of date. */
  decided: (store: Store, journal: Journal, position: NewPosition) => Promise<void>
}

/** `resting`: the entry waits with all or part of its size. `unknown`: no answer came; a later look finds out. */
export type Opened = 'filled' | 'resting' | 'refused' | 'unknown'

/** The filled part is guarded when this returns. Throws VALIDATION_FAILED for targets that cannot all be reached. */
export async function openPosition(ctx: TradingContext, wished: OpenOrder): Promise<Opened> {
  const { mandate, asset, side } = wished
  const open = sound(wished)
  const mid = (await ctx.exchange.freshMid(asset.symbol)) ?? open.markPrice
  if (!(await setLeverage(ctx, open))) return 'refused'
  const orders = await writeIntents(ctx, open, mid)
  const [entry] = await sendIntended(
    ctx,
    mandate,
    asset,
    orders,
    orders.length > 1 ? 'bracket' : 'single',
  )
  if (entry?.status === 'rejected') {
    ctx.log.warn({ mandateId: mandate.id, side }, 'an entry was refused')
    backOff(ctx, mandate.id)
  }
  if (entry?.status === 'rejected') return 'refused'
  if (entry?.status === 'resting') return 'resting'
  if (entry?.status !== 'filled') return 'unknown'
  ctx.memory.retryAt.delete(mandate.id)
  const [sent] = orders
  if (sent !== undefined) await hearOwnFills(ctx, sent, entry.size)
  await protectPositions(ctx, mandate, asset, await ctx.store.positions.live(mandate.id))
  return open.waits !== undefined && compare(entry.size, open.size) < 0 ? 'resting' : 'filled'
}

/**
 * Rounds prices to the tick and quantities to lots. A single target is sent with the entry, so that the exchange
 * checks it.
 */
function sound(open: OpenOrder): OpenOrder {
  const { asset, side, size, targets, markPrice } = open
  const { szDecimals } = asset
  const waits = open.waits && {
    ...open.waits,
    limitPrice: roundPrice(open.waits.limitPrice, szDecimals, side === 'long' ? 'down' : 'up'),
  }
  if (siblingOfStop(targets) !== undefined) return { ...open, ...(waits && { waits }) }
  const entryPrice = waits?.limitPrice ?? markPrice
  return {
    ...open,
    ...(waits && { waits }),
    targets: soundTargets({ side, size, targets, szDecimals, entryPrice }),
  }
}

/** Sent once per mandate, leverage and process. False when refused; it is tried again later. */
async function setLeverage(
  ctx: TradingContext,
  { mandate, asset, leverage }: OpenOrder,
): Promise<boolean> {
  if (ctx.memory.leverage.get(mandate.id) === leverage) return true
  try {
    await ctx.exchange.setLeverage(mandate.userId, asset.assetIndex, leverage)
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'EXCHANGE_REJECTED')) throw error
    backOff(ctx, mandate.id)
    await write(ctx, (_, journal) =>
      journal.log(mandate, {
        level: 'warn',
        kind: 'order',
        reason: { code: 'leverage_refused', values: { leverage, detail: error.message } },
      }),
    )
    return false
  }
  ctx.memory.leverage.set(mandate.id, leverage)
  return true
}

async function writeIntents(
  ctx: TradingContext,
  open: OpenOrder,
  mid: DecimalString,
): Promise<NewOrder[]> {
  const { mandate } = open
  return write(ctx, async (store, journal) => {
    const trade = await store.trades.ensureOpen({
      id: ctx.newId(),
      mandateId: mandate.id,
      userId: mandate.userId,
      symbol: mandate.symbol,
      openedAt: ctx.clock(),
    })
    const position = newPosition(ctx, open, trade.id)
    await store.positions.insert(position)
    await store.targets.insert(position.id, open.targets, position.openedAt)
    const orders = bracketOrders(ctx, open, position, mid)
    await intend(ctx, store, orders)
    await open.decided(store, journal, position)
    journal.changed(mandate, 'position.changed', position.id)
    return orders
  })
}

function newPosition(ctx: TradingContext, open: OpenOrder, tradeId: string): NewPosition {
  const { mandate, side, size, leverage, budget, targets, stopLossPrice } = open
  return {
    id: ctx.newId(),
    tradeId,
    mandateId: mandate.id,
    userId: mandate.userId,
    assetIndex: mandate.assetIndex,
    symbol: mandate.symbol,
    side,
    status: 'opening',
    plannedSize: size,
    leverage,
    budget,
    takeProfitPrice: targets[0]?.price ?? null,
    stopLossPrice,
    protection: 'none',
    openedAt: ctx.clock(),
  }
}

function bracketOrders(
  ctx: TradingContext,
  open: OpenOrder,
  position: NewPosition,
  mid: DecimalString,
): NewOrder[] {
  const { asset, side, size, markPrice: mark, stopLossPrice } = open
  const isBuy = side === 'long'
  const child = (kind: 'take_profit' | 'stop_loss', triggerPrice: string) =>
    orderFor(ctx, position, {
      kind,
      step: 0,
      targetStep: kind === 'take_profit' ? 0 : null,
      size,
      triggerPrice,
      limitPrice: triggerLimit(triggerPrice, !isBuy, asset.szDecimals),
    })
  const limitPrice = open.waits?.limitPrice ?? entryLimit({ mid, mark }, isBuy, asset.szDecimals)
  const timeInForce = open.waits?.timeInForce ?? null
  const sibling = siblingOfStop(open.targets)
  return [
    orderFor(ctx, position, { kind: 'entry', step: 0, size, limitPrice, timeInForce }),
    ...(sibling === undefined ? [] : [child('take_profit', sibling.price)]),
    ...(stopLossPrice === null ? [] : [child('stop_loss', stopLossPrice)]),
  ]
}
