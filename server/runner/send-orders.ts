// From intents in the books to outcomes in the books, with the exchange between.
import type { Asset } from '../../contract/market.ts'
import type { DecimalString, SessionId, UnixMs } from '../../contract/primitives.ts'
import type { OrderOutcome, OrderRequest } from '../context.ts'
import type { NewOrder, OrderKind } from '../storage/orders.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Store } from '../storage/store.ts'
import { cloidOf } from './cloid.ts'
import { type Desk, SessionMovedOn } from './desk.ts'
import { type Entry, write } from '../ledger/journal.ts'
import { asCloid } from './settle-orders.ts'

type PositionOfOrder = Pick<PositionRow, 'id' | 'tradeId' | 'sessionId' | 'userId' | 'side'>

interface OrderTerms {
  kind: OrderKind
  step: number
  size: DecimalString
  limitPrice: DecimalString
  triggerPrice?: DecimalString
  reason?: string
  /** Of a close that somebody else is to send. */
  expiresAt?: UnixMs
}

/** Everything but an entry closes, and closing is all it may do. */
export function orderFor(desk: Desk, position: PositionOfOrder, terms: OrderTerms): NewOrder {
  const now = desk.clock()
  const isEntry = terms.kind === 'entry'
  return {
    cloid: cloidOf(position.sessionId, position.id, terms.kind, terms.step),
    userId: position.userId,
    sessionId: position.sessionId,
    positionId: position.id,
    kind: terms.kind,
    step: terms.step,
    reason: terms.reason ?? null,
    isBuy: (position.side === 'long') === isEntry,
    size: terms.size,
    limitPrice: terms.limitPrice,
    triggerPrice: terms.triggerPrice ?? null,
    reduceOnly: !isEntry,
    createdAt: now,
    updatedAt: now,
    expiresAt: terms.expiresAt ?? null,
  }
}

/** Writes intents down, but only while this process still holds the session. */
export async function intend(desk: Desk, store: Store, orders: NewOrder[]): Promise<void> {
  const [first] = orders
  if (first === undefined) return
  await holdSession(desk, store, first.sessionId)
  await store.orders.intend(orders)
}

/** Throws when another process has taken the session over. */
export async function holdSession(desk: Desk, store: Store, id: SessionId): Promise<void> {
  const until = desk.clock() + desk.timing.lease
  if (!(await store.sessions.renewLease(id, desk.owner, until))) {
    throw new SessionMovedOn('another process took the session over')
  }
}

/** Sends what was intended and records each outcome. Never throws for an unknown outcome. */
export async function sendIntended(
  desk: Desk,
  session: SessionRow,
  asset: Asset,
  orders: NewOrder[],
  grouping: 'single' | 'bracket',
): Promise<OrderOutcome[]> {
  const requests = orders.map((order) => requestOf(order, asset.assetIndex))
  const outcomes = await desk.exchange
    .placeOrders(session.userId, requests, grouping)
    // Whatever else breaks around sending, the orders may be out there.
    .catch((error: unknown) => orders.map(() => unknownBecause(error)))
  desk.memory.reads.delete(session.userId)
  await write(desk, async (store, journal) => {
    for (const [index, order] of orders.entries()) {
      const outcome = outcomes[index] ?? unknownBecause('no outcome was told')
      await store.orders.recordAnswer(order.cloid, {
        ...resultOf(outcome),
        updatedAt: desk.clock(),
      })
      const entry = lineFor(order, outcome)
      if (entry !== undefined)
        await journal.log(session, { ...entry, positionId: order.positionId })
    }
    journal.changed(session, 'order.changed', orders[0]?.positionId)
  })
  return outcomes
}

export function requestOf(order: NewOrder, assetIndex: number): OrderRequest {
  const { kind, triggerPrice } = order
  return {
    cloid: asCloid(order.cloid),
    assetIndex,
    isBuy: order.isBuy,
    size: order.size,
    limitPrice: order.limitPrice,
    reduceOnly: order.reduceOnly,
    type: kind === 'take_profit' || kind === 'stop_loss' ? kind : 'ioc',
    ...(triggerPrice !== null && { triggerPrice }),
  }
}

function resultOf(outcome: OrderOutcome) {
  switch (outcome.status) {
    case 'filled': {
      const { oid, size, averagePrice } = outcome
      return { status: 'filled' as const, oid, filledSize: size, averagePrice }
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
  const what = names[order.kind]
  if (outcome.status === 'rejected') {
    const message = `The exchange refused the ${what} order: ${outcome.message}`
    return { level: 'warn', kind: 'order', message, data }
  }
  if (outcome.status === 'unknown') {
    const message = `No answer about the ${what} order (${outcome.message}); asking by its client order id`
    return { level: 'warn', kind: 'connection', message, data }
  }
  if (outcome.status === 'filled') {
    const message = `The ${what} order ${outcome.oid} filled ${outcome.size} of ${order.size} at ${outcome.averagePrice}`
    return { level: 'info', kind: 'order', message, data }
  }
  return undefined
}

const names: Record<OrderKind, string> = {
  entry: 'entry',
  take_profit: 'take-profit',
  stop_loss: 'stop',
  close: 'close',
}

function unknownBecause(error: unknown): OrderOutcome {
  return { status: 'unknown', message: error instanceof Error ? error.message : String(error) }
}
