// An entry with its take-profit and stop, as one bracket: intents first, then the exchange, then the books.
import { ServiceError } from '../../../contract/errors.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'
import type { NewOrder } from '../../storage/trading/orders.ts'
import type { NewPosition } from '../../storage/trading/positions.ts'
import type { Store } from '../../storage/store.ts'
import { type TradingContext, backOff } from '../trading-context.ts'
import { syncOwnFills } from '../fills/sync-fills.ts'
import { type Journal, write } from '../journal.ts'
import type { Mandate } from '../mandate.ts'
import { marketLimit, triggerLimit } from '../orders/prices.ts'
import { intend, orderFor, sendIntended } from '../orders/send-orders.ts'

export interface OpenOrder {
  mandate: Mandate
  asset: Asset
  side: Side
  /** Base units. */
  size: DecimalString
  leverage: number
  takeProfitPrice: DecimalString
  stopLossPrice: DecimalString
  /** USDC that the position's result is measured against. */
  budget: DecimalString
  markPrice: DecimalString
  /** What whoever decided it writes in the same transaction; it throws MovedOn when the decision has been overtaken. */
  decided: (store: Store, journal: Journal, position: NewPosition) => Promise<void>
}

/** True when the entry filled. */
export async function openPosition(ctx: TradingContext, open: OpenOrder): Promise<boolean> {
  const { mandate, asset, side } = open
  if (!(await setLeverage(ctx, open))) return false
  const orders = await writeIntents(ctx, open)
  const [entry] = await sendIntended(ctx, mandate, asset, orders, 'bracket')
  if (entry?.status === 'rejected') {
    ctx.log.warn({ mandateId: mandate.id, side }, 'an entry was refused')
    backOff(ctx, mandate.id)
  }
  if (entry?.status !== 'filled') return false
  ctx.memory.retryAt.delete(mandate.id)
  await syncOwnFills(ctx, mandate.userId)
  return true
}

/** Once per mandate, leverage and process. False: refused, to be tried later. */
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

async function writeIntents(ctx: TradingContext, open: OpenOrder): Promise<NewOrder[]> {
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
    const orders = bracketOrders(ctx, open, position)
    await intend(ctx, store, orders)
    await open.decided(store, journal, position)
    journal.changed(mandate, 'position.changed', position.id)
    return orders
  })
}

function newPosition(ctx: TradingContext, open: OpenOrder, tradeId: string): NewPosition {
  const { mandate, side, size, leverage, budget, takeProfitPrice, stopLossPrice } = open
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
    takeProfitPrice,
    stopLossPrice,
    protection: 'none',
    openedAt: ctx.clock(),
  }
}

function bracketOrders(ctx: TradingContext, open: OpenOrder, position: NewPosition): NewOrder[] {
  const { asset, side, size, markPrice, takeProfitPrice, stopLossPrice } = open
  const isBuy = side === 'long'
  const child = (kind: 'take_profit' | 'stop_loss', triggerPrice: string) =>
    orderFor(ctx, position, {
      kind,
      step: 0,
      size,
      triggerPrice,
      limitPrice: triggerLimit(triggerPrice, !isBuy, asset.szDecimals),
    })
  const limitPrice = marketLimit(markPrice, isBuy, asset.szDecimals)
  return [
    orderFor(ctx, position, { kind: 'entry', step: 0, size, limitPrice }),
    child('take_profit', takeProfitPrice),
    child('stop_loss', stopLossPrice),
  ]
}
