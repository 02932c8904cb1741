// Writes orders down, sends them to the exchange and records their outcomes.
import { compare } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { DecimalString, MandateId, UnixMs } from '../../../contract/primitives.ts'
import type { OrderOutcome, OrderRequest } from '../../venue/port.ts'
import type { NewOrder, OrderKind } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import type { Store } from '../../storage/store.ts'
import { refusalKind } from '../../venue/index.ts'
import { cloidOf } from './cloid.ts'
import { type TradingContext, StaleDataError } from '../trading-context.ts'
import { type Entry, write } from '../journal.ts'
import { noteStop } from './note-stop.ts'
import { asCloid } from './settle-orders.ts'

type PositionOfOrder = Pick<PositionRow, 'id' | 'tradeId' | 'mandateId' | 'userId' | 'side'>

interface OrderTerms {
  kind: OrderKind
  step: number
  /** For a take-profit: the step of its target. */
  targetStep?: number | null
  size: DecimalString
  limitPrice: DecimalString
  triggerPrice?: DecimalString
  /** For an entry or a take-profit that waits in the book. */
  timeInForce?: NewOrder['timeInForce']
  reason?: string
  /** When the signature expires, for a close that the user's browser sends. */
  expiresAt?: UnixMs
}

/** Every order but an entry is reduce-only. */
export function orderFor(
  ctx: TradingContext,
  position: PositionOfOrder,
  terms: OrderTerms,
): NewOrder {
  const now = ctx.clock()
  const isEntry = terms.kind === 'entry'
  return {
    cloid: cloidOf(position.mandateId, position.id, terms.kind, terms.step),
    userId: position.userId,
    mandateId: position.mandateId,
    positionId: position.id,
    kind: terms.kind,
    step: terms.step,
    targetStep: terms.targetStep ?? null,
    reason: terms.reason ?? null,
    isBuy: (position.side === 'long') === isEntry,
    size: terms.size,
    limitPrice: terms.limitPrice,
    triggerPrice: terms.triggerPrice ?? null,
    timeInForce: terms.timeInForce ?? null,
    reduceOnly: !isEntry,
    createdAt: now,
    updatedAt: now,
    expiresAt: terms.expiresAt ?? null,
  }
}

/** Writes orders down, only if this process still holds the mandate; throws StaleDataError otherwise. */
export async function intend(ctx: TradingContext, store: Store, orders: NewOrder[]): Promise<void> {
  const [first] = orders
  if (first === undefined) return
  await holdMandate(ctx, store, first.mandateId)
  await store.orders.intend(orders)
}

/** Throws StaleDataError when another process has taken the mandate over. */
export async function holdMandate(ctx: TradingContext, store: Store, id: MandateId): Promise<void> {
  const until = ctx.clock() + ctx.timing.lease
  if (!(await store.mandates.renewLease(id, ctx.owner, until))) {
    throw new StaleDataError('another process took the mandate over')
  }
}

/** Sends the orders that were written down and records each outcome. Never throws for an unknown outcome. */
export async function sendIntended(
  ctx: TradingContext,
  mandate: Mandate,
  asset: Asset,
  orders: NewOrder[],
  grouping: 'single' | 'bracket',
): Promise<OrderOutcome[]> {
  const requests = orders.map((order) => requestOf(order, asset.assetIndex))
  const outcomes = await ctx.exchange
    .placeOrders(mandate.userId, requests, grouping)
    // Whatever failed here, the orders may have reached the exchange.
    .catch((error: unknown) => orders.map(() => unknownBecause(error)))
  ctx.memory.reads.delete(mandate.userId)
  await write(ctx, async (store, journal) => {
    for (const [index, order] of orders.entries()) {
      const status = outcomes[index]?.status
      const rests = status === 'resting' || status === 'accepted'
      if (rests) await noteStop(ctx, store, journal, { mandate, order })
    }
    for (const [index, order] of orders.entries()) {
      const outcome = outcomes[index] ?? unknownBecause('no outcome was told')
      noteRefusal(ctx, outcome)
      const result = resultOf(order, outcome)
      await store.orders.recordAnswer(order.cloid, { ...result, updatedAt: ctx.clock() })
      const entry = lineFor(order, outcome)
      if (entry !== undefined)
        await journal.log(mandate, { ...entry, positionId: order.positionId })
    }
    journal.changed(mandate, 'order.changed', orders[0]?.positionId)
  })
  return outcomes
}

function noteRefusal({ findings }: TradingContext, outcome: OrderOutcome): void {
  if (outcome.status !== 'rejected' || refusalKind(outcome.message) !== 'unknown') return
  findings.unknown('order_refusal', outcome.message.replace(/ ?asset=\d+/, ''))
}

export function requestOf(order: NewOrder, assetIndex: number): OrderRequest {
  const { kind, triggerPrice, isBuy, size, limitPrice, reduceOnly } = order
  const base = { cloid: asCloid(order.cloid), assetIndex, isBuy, size, limitPrice, reduceOnly }
  const isTrigger = kind === 'stop_loss' || (kind === 'take_profit' && order.timeInForce === null)
  if (!isTrigger) {
    return { ...base, type: 'limit', timeInForce: order.timeInForce ?? 'immediate' }
  }
  if (triggerPrice === null) throw new Error(`the ${kind} order ${order.cloid} has no trigger`)
  return { ...base, type: kind, triggerPrice }
}

function resultOf(order: NewOrder, outcome: OrderOutcome) {
  switch (outcome.status) {
    case 'filled': {
      const { oid, size, averagePrice } = outcome
      // What may wait keeps resting with what did not fill at once.
      const waits = order.timeInForce !== null && compare(size, order.size) < 0
      const status = waits ? ('resting' as const) : ('filled' as const)
      return { status, oid, filledSize: size, averagePrice }
    }
    case 'resting':
      return { status: 'resting' as const, oid: outcome.oid }
    case 'accepted':
      return { status: 'resting' as const }
    case 'rejected':
    case 'unknown':
      return { status: outcome.status, error: outcome.message }
  }
}

function lineFor(order: NewOrder, outcome: OrderOutcome): Entry | undefined {
  const data = { cloid: order.cloid, kind: order.kind, size: order.size, outcome }
  if (outcome.status === 'rejected') {
    const values = { order: order.kind, detail: outcome.message }
    return { level: 'warn', kind: 'order', reason: { code: 'order_refused', values }, data }
  }
  if (outcome.status === 'unknown') {
    const values = { order: order.kind, detail: outcome.message }
    return { level: 'warn', kind: 'connection', reason: { code: 'order_unanswered', values }, data }
  }
  if (outcome.status === 'filled') {
    const { oid, size: filled, averagePrice: price } = outcome
    const values = { order: order.kind, oid, filled, size: order.size, price }
    return { level: 'info', kind: 'order', reason: { code: 'order_filled', values }, data }
  }
  return undefined
}

function unknownBecause(error: unknown): OrderOutcome {
  return { status: 'unknown', message: error instanceof Error ? error.message : String(error) }
}
