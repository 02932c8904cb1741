// Take-profits and stops live on the exchange, so that a position is guarded while this process is not there.
import { compare } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { Protection } from '../../../contract/trading/positions.ts'
import type { OrderState } from '../../venue/port.ts'
import type { NewOrder, OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandate.ts'
import { type TradingContext, addressOf, backOff, mayRetry } from '../trading-context.ts'
import { write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'
import { triggerLimit } from '../orders/prices.ts'
import { intend, orderFor, sendIntended } from '../orders/send-orders.ts'
import { asCloid, resultOf } from '../orders/settle-orders.ts'
import { cancelTriggers } from '../orders/triggers.ts'

const kinds = ['take_profit', 'stop_loss'] as const
const unsettled: ReadonlySet<string> = new Set(['intent', 'unknown', 'resting'])
type TriggerKind = (typeof kinds)[number]

/** Makes sure that each open position has both its triggers resting, at its present size. */
export async function protectPositions(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  live: PositionRow[],
): Promise<void> {
  const doubtful = live.filter(
    (position) => position.status === 'open' && isDoubtful(ctx, position),
  )
  if (doubtful.length === 0) return
  const resting = await ctx.exchange.openOrders(await addressOf(ctx, mandate.userId))
  for (const position of doubtful) await protect(ctx, mandate, asset, position, resting)
}

function isDoubtful(ctx: TradingContext, position: PositionRow): boolean {
  const seen = ctx.memory.verified.get(position.id)
  if (seen === undefined || position.protection !== 'on_exchange') {
    return mayRetry(ctx, `protect:${position.id}`)
  }
  const isOld = ctx.clock() - seen.at >= ctx.timing.protection
  return isOld || compare(seen.size, openSizeOf(position)) !== 0
}

async function protect(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  position: PositionRow,
  resting: OrderState[],
): Promise<void> {
  const rows = (await ctx.store.orders.ofPosition(position.id)).filter(
    (row) => unsettled.has(row.status) || resting.some((order) => order.cloid === row.cloid),
  )
  const missing: TriggerKind[] = []
  let isWaiting = false
  for (const kind of kinds) {
    const found = await inspect(ctx, mandate, position, rows.filter(isOf(kind)), resting)
    if (found === 'waiting') isWaiting = true
    if (found === 'missing') missing.push(kind)
  }
  const isPlaced = missing.length === 0 || (await place(ctx, mandate, asset, position, missing))
  if (isPlaced === 'moved on') return
  await settleProtection(ctx, mandate, position, isPlaced && !isWaiting)
}

/** Cancels triggers of the wrong size, notes those that are gone. `waiting`: the exchange has yet to say. */
async function inspect(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
  rows: OrderRow[],
  resting: OrderState[],
): Promise<'good' | 'missing' | 'waiting'> {
  let good = 0
  let isWaiting = false
  for (const row of rows) {
    const listed = resting.find((order) => order.cloid === row.cloid)
    if (listed !== undefined && row.status !== 'resting') await noteResting(ctx, row, listed)
    if (listed === undefined && row.status !== 'resting') {
      isWaiting = true
      continue
    }
    const state = listed ?? (await ask(ctx, mandate, row))
    if (state === null) continue
    if (state === 'filled') {
      isWaiting = true
      continue
    }
    if (good === 0 && compare(state.remainingSize, openSizeOf(position)) === 0) good++
    else await cancelTriggers(ctx, mandate, [row])
  }
  if (good > 0) return 'good'
  return isWaiting ? 'waiting' : 'missing'
}

/** It rests, whatever was believed about it. */
async function noteResting(ctx: TradingContext, row: OrderRow, { oid }: OrderState): Promise<void> {
  const updatedAt = ctx.clock()
  await ctx.store.orders.record(row.cloid, { status: 'resting', oid, error: null, updatedAt })
}

/** The list of open orders may lag behind. Null: gone. Filled: the fills will say more. */
async function ask(
  ctx: TradingContext,
  mandate: Mandate,
  row: OrderRow,
): Promise<OrderState | 'filled' | null> {
  const address = await addressOf(ctx, mandate.userId)
  const state = await ctx.exchange.orderByCloid(address, asCloid(row.cloid))
  if (state !== null && resultOf(state).status === 'resting') return state
  const result =
    state === null ? { status: 'canceled' as const, error: 'not on the exchange' } : resultOf(state)
  await ctx.store.orders.record(row.cloid, { ...result, updatedAt: ctx.clock() })
  if (result.status !== 'filled') return null
  ctx.memory.synced.delete(mandate.userId)
  return 'filled'
}

async function place(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  position: PositionRow,
  missing: TriggerKind[],
): Promise<boolean | 'moved on'> {
  const orders = await write(ctx, async (store) => {
    const intents: NewOrder[] = []
    // A trigger that fired meanwhile is missing for a good reason; another session's cycle may have booked it.
    const now = await store.positions.byId(position.id)
    const isSame = now?.status === 'open' && compare(openSizeOf(now), openSizeOf(position)) === 0
    if (!isSame) return 'moved on'
    for (const kind of missing) {
      const triggerPrice =
        kind === 'take_profit' ? position.takeProfitPrice : position.stopLossPrice
      if (triggerPrice === null) continue
      intents.push(
        orderFor(ctx, position, {
          kind,
          step: await store.orders.nextStep(position.id, kind),
          size: openSizeOf(position),
          triggerPrice,
          limitPrice: triggerLimit(triggerPrice, position.side === 'short', asset.szDecimals),
        }),
      )
    }
    await intend(ctx, store, intents)
    return intents
  })
  if (orders === 'moved on') return orders
  if (orders.length === 0) return true
  const outcomes = await sendIntended(ctx, mandate, asset, orders, 'single')
  return outcomes.every(({ status }) => status === 'resting' || status === 'accepted')
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

function isOf(kind: TriggerKind): (row: OrderRow) => boolean {
  return (row) => row.kind === kind
}
