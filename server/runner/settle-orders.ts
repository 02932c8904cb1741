// Orders whose fate is open: sent or about to be when something broke. The exchange is asked, by client order id.
import { isZero, subtract } from '../../contract/decimal.ts'
import type { OrderState } from '../context.ts'
import type { OrderRow } from '../storage/orders.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, addressOf } from './desk.ts'
import { write } from '../ledger/journal.ts'

/** "Not known" is an answer only after this many of them. */
const asksNeeded = 3

/** Returns the orders that are still open to question. A transport failure throws: it says nothing. */
export async function settleOrders(desk: Desk, session: SessionRow): Promise<OrderRow[]> {
  const unsettled = await desk.store.orders.unsettled(session.id)
  if (unsettled.length === 0) return []
  const address = await addressOf(desk, session.userId)
  const left: OrderRow[] = []
  for (const order of unsettled) {
    const age = desk.clock() - order.createdAt
    if (age < desk.timing.firstAsk) {
      left.push(order)
      continue
    }
    const state = await desk.exchange.orderByCloid(address, asCloid(order.cloid))
    if (state !== null) await settle(desk, session, order, state)
    else if (hasNeverArrived(desk, order, age)) await giveUp(desk, session, order)
    else left.push(order)
  }
  return left
}

function hasNeverArrived(desk: Desk, order: OrderRow, age: number): boolean {
  const asks = (desk.memory.asks.get(order.cloid) ?? 0) + 1
  desk.memory.asks.set(order.cloid, asks)
  // One that was signed for somebody else to send may arrive until it expires.
  const life = order.expiresAt === null ? 0 : Math.max(0, order.expiresAt - order.createdAt)
  return age >= life + desk.timing.neverArrived && asks >= asksNeeded
}

async function settle(
  desk: Desk,
  session: SessionRow,
  order: OrderRow,
  state: OrderState,
): Promise<void> {
  const result = resultOf(state)
  desk.memory.asks.delete(order.cloid)
  await write(desk, async (store, journal) => {
    await store.orders.record(order.cloid, { ...result, oid: state.oid, updatedAt: desk.clock() })
    await journal.log(session, {
      level: 'info',
      kind: 'order',
      message: `The exchange knows the ${words[order.kind]} order in doubt: ${state.status} (order ${state.oid})`,
      positionId: order.positionId,
      data: { cloid: order.cloid, oid: state.oid, status: state.status },
    })
    journal.changed(session, 'order.changed', order.positionId)
  })
}

/** A status of the exchange in our words. */
export function resultOf(state: OrderState): Pick<OrderRow, 'status' | 'filledSize' | 'error'> {
  const filledSize = subtract(state.originalSize, state.remainingSize)
  if (state.status === 'open' || state.status === 'triggered') {
    return { status: 'resting', filledSize, error: null }
  }
  if (state.status === 'filled') {
    return { status: 'filled', filledSize: state.originalSize, error: null }
  }
  if (!isZero(filledSize)) return { status: 'filled', filledSize, error: null }
  const isRejected = /rejected/i.test(state.status)
  return { status: isRejected ? 'rejected' : 'canceled', filledSize: '0', error: state.status }
}

async function giveUp(desk: Desk, session: SessionRow, order: OrderRow): Promise<void> {
  desk.memory.asks.delete(order.cloid)
  await write(desk, async (store, journal) => {
    await store.orders.record(order.cloid, {
      status: 'rejected',
      error: 'never arrived',
      updatedAt: desk.clock(),
    })
    if (order.kind === 'entry') await releaseSignal(store.sessions, session)
    await journal.log(session, {
      level: 'warn',
      kind: 'order',
      message: `The ${words[order.kind]} order in doubt never arrived at the exchange`,
      positionId: order.positionId,
      data: { cloid: order.cloid, createdAt: order.createdAt },
    })
    journal.changed(session, 'order.changed', order.positionId)
  })
}

/** The candle behind an entry that never was may open another. */
async function releaseSignal(
  sessions: Desk['store']['sessions'],
  session: SessionRow,
): Promise<void> {
  const now = await sessions.byId(session.id)
  if (now?.status === 'active') await sessions.change(now.id, now.version, { lastEntryAt: {} })
}

const words: Record<OrderRow['kind'], string> = {
  entry: 'entry',
  take_profit: 'take-profit',
  stop_loss: 'stop',
  close: 'close',
}

/** Made by cloidOf. */
export function asCloid(text: string): `0x${string}` {
  return text as `0x${string}`
}
