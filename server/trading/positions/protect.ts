// Keeps targets and stops resting on the exchange, so that positions are guarded while this process is down.
import { compare } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Protection } from '../../../contract/trading/positions.ts'
import type { OrderState } from '../../venue/port.ts'
import type { NewOrder, OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { type TradingContext, addressOf, backOff, mayRetry } from '../trading-context.ts'
import { write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'
import { paceOf } from '../follow/pace.ts'
import { triggerLimit } from '../orders/prices.ts'
import { intend, orderFor, sendIntended } from '../orders/send-orders.ts'
import { cancelTriggers } from '../orders/triggers.ts'
import { allRest, inspectTriggers } from './inspect-triggers.ts'
import { type WantedTrigger, wantedTriggers } from './wanted-triggers.ts'

/** Makes sure that the stop and targets of each open position rest, for its present size. */
export async function protectPositions(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  live: PositionRow[],
): Promise<void> {
  const address = await addressOf(ctx, mandate.userId)
  const doubtful: PositionRow[] = []
  for (const position of live) {
    const isOpen = position.status === 'open'
    if (isOpen && (await isDoubtful(ctx, asset, position, address))) doubtful.push(position)
  }
  if (doubtful.length === 0) return
  const resting =
    (await toldWhole(ctx, asset, doubtful, address)) ?? (await ctx.exchange.openOrders(address))
  for (const position of doubtful) await protect(ctx, mandate, asset, position, resting)
}

/**
 * The open orders by the stream, when all wanted triggers are among them. Null: they have to be read, because something is
 * missing, which a late message does not prove, or because the last reading is too old.
 */
async function toldWhole(
  ctx: TradingContext,
  { szDecimals }: Asset,
  positions: readonly PositionRow[],
  address: Address,
): Promise<OrderState[] | null> {
  const { orders } = ctx.exchange.told(address)
  if (orders === null) return null
  for (const position of positions) {
    const seen = ctx.memory.verified.get(position.id)
    if (seen !== undefined && ctx.clock() - seen.at >= ctx.timing.toldProtection) return null
    const targets = await ctx.store.targets.ofPosition(position.id)
    const wanted = wantedTriggers(position, targets, szDecimals)
    if (!(await allRest(ctx, position, wanted, orders.resting))) return null
  }
  return orders.resting
}

async function isDoubtful(
  ctx: TradingContext,
  { szDecimals }: Asset,
  position: PositionRow,
  address: Address,
): Promise<boolean> {
  const { timing, memory, clock } = ctx
  const seen = memory.verified.get(position.id)
  if (seen === undefined || position.protection !== 'on_exchange') {
    return mayRetry(ctx, `protect:${position.id}`)
  }
  if (compare(seen.size, openSizeOf(position)) !== 0) return true
  const { orders } = ctx.exchange.told(address)
  const age = clock() - seen.at
  if (orders === null) return age >= paceOf(ctx, 'protection', timing.protection)
  if (age >= timing.toldProtection) return true
  if (seen.toldAt === orders.at) return false
  const wanted = wantedTriggers(
    position,
    await ctx.store.targets.ofPosition(position.id),
    szDecimals,
  )
  if (!(await allRest(ctx, position, wanted, orders.resting))) return true
  memory.verified.set(position.id, { ...seen, toldAt: orders.at })
  return false
}

async function protect(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  position: PositionRow,
  resting: OrderState[],
): Promise<void> {
  const targets = await ctx.store.targets.ofPosition(position.id)
  const wanted = wantedTriggers(position, targets, asset.szDecimals)
  const { good, missing, waiting, stale } = await inspectTriggers(
    ctx,
    mandate,
    position,
    wanted,
    resting,
  )
  const now = await ctx.store.positions.byId(position.id)
  if (now !== undefined && now.stopLossPrice !== position.stopLossPrice) {
    // The stop that was being moved has been found, so that another stop is wanted now: start again.
    return protect(ctx, mandate, asset, now, resting)
  }
  // Cancelled first: two targets at one price would close twice as much, and a missing target loses nothing.
  await cancelTriggers(ctx, mandate, stale.filter(isOf('take_profit')))
  const placed = missing.length === 0 ? [] : await place(ctx, mandate, asset, position, missing)
  if (placed === 'moved on') return
  // A stop is cancelled only once another rests in its place.
  const hasStop = [...good, ...placed].some(isOf('stop_loss')) || !wanted.some(isOf('stop_loss'))
  if (hasStop) await cancelTriggers(ctx, mandate, stale.filter(isOf('stop_loss')))
  const isGuarded = placed.length === missing.length && waiting.length === 0
  await settleProtection(ctx, mandate, position, isGuarded)
}

/** Places the missing triggers. Returns those that rest now. */
async function place(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  position: PositionRow,
  missing: WantedTrigger[],
): Promise<WantedTrigger[] | 'moved on'> {
  const orders = await write(ctx, async (store) => {
    const intents: NewOrder[] = []
    // The trigger may be missing because it has just fired; another look may have booked the fill.
    const now = await store.positions.byId(position.id)
    const isSame = now?.status === 'open' && compare(openSizeOf(now), openSizeOf(position)) === 0
    if (!isSame) return 'moved on'
    for (const { kind, targetStep, price, size, rests } of missing) {
      const before = intents.filter(isOf(kind)).length
      intents.push(
        orderFor(ctx, position, {
          kind,
          step: (await store.orders.nextGuardStep(position.id, kind)) + before,
          targetStep,
          size,
          ...(rests
            ? { limitPrice: price, timeInForce: 'resting' as const }
            : {
                triggerPrice: price,
                limitPrice: triggerLimit(price, position.side === 'short', asset.szDecimals),
              }),
        }),
      )
    }
    await intend(ctx, store, intents)
    return intents
  })
  if (orders === 'moved on') return orders
  const outcomes = await sendIntended(ctx, mandate, asset, orders, 'single')
  return missing.filter((_, index) => {
    const status = outcomes[index]?.status
    return status === 'resting' || status === 'accepted'
  })
}

async function settleProtection(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
  isGuarded: boolean,
): Promise<void> {
  const { takeProfitPrice, stopLossPrice } = position
  const protection: Protection = isGuarded ? 'on_exchange' : 'watched'
  const key = `protect:${position.id}`
  if (isGuarded) {
    ctx.memory.verified.set(position.id, { size: openSizeOf(position), at: ctx.clock() })
    ctx.memory.retryAt.delete(key)
  } else {
    ctx.memory.verified.delete(position.id)
    backOff(ctx, key)
  }
  if (protection === position.protection) return
  await write(ctx, async (store, journal) => {
    await store.positions.change(position.id, { protection })
    await journal.log(mandate, {
      level: isGuarded ? 'info' : 'warn',
      kind: 'risk',
      reason: isGuarded
        ? { code: 'protected', values: { takeProfitPrice, stopLossPrice } }
        : { code: 'price_watched', values: {} },
      tradeId: position.tradeId,
      positionId: position.id,
      data: { protection },
    })
    journal.changed(mandate, 'position.changed', position.id)
  })
}

function isOf(kind: OrderRow['kind']): (order: { kind: OrderRow['kind'] }) => boolean {
  return (order) => order.kind === kind
}
