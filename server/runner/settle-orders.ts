// Orders whose fate is open: sent or about to be when something broke. The exchange is asked, by client order id.
import { isZero, subtract } from '../../contract/decimal.ts'
import type { OrderState } from '../context.ts'
import type { OrderRow } from '../storage/orders.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, addressOf, signedNonce } from './desk.ts'
import { write } from '../ledger/journal.ts'

/** "Not known" is an answer only after this many of them. */
const asksNeeded = 3

/**
 * Returns the orders that are still open to question. A close that was signed for the browser is recalled when the server
 * itself has to close (`isClosing`), and when it has expired. A transport failure throws: it says nothing.
 */
export async function settleOrders(
  desk: Desk,
  session: SessionRow,
  isClosing: boolean,
): Promise<OrderRow[]> {
  const unsettled = await desk.store.orders.unsettled(session.id)
  if (unsettled.length === 0) return []
  const address = await addressOf(desk, session.userId)
  const left: OrderRow[] = []
  for (const order of unsettled) {
    const age = desk.clock() - order.createdAt
    const recalls = mayRecall(desk, order, isClosing)
    if (age < desk.timing.firstAsk && !recalls) {
      left.push(order)
      continue
    }
    const state = await desk.exchange.orderByCloid(address, asCloid(order.cloid))
    if (state !== null) await settle(desk, session, order, state)
    else if (recalls && (await recall(desk, order))) await giveUp(desk, session, order, recalled)
    else if (hasNeverArrived(desk, order, age)) await giveUp(desk, session, order, neverArrived)
    else left.push(order)
  }
  return left
}

/** Only what this server has never sent itself: a nonce of its own sending could still be on its way. */
function mayRecall(desk: Desk, { status, expiresAt }: OrderRow, isClosing: boolean): boolean {
  return status === 'intent' && expiresAt !== null && (isClosing || expiresAt <= desk.clock())
}

/** Once its nonce is used up, nobody can send it any more. */
async function recall(desk: Desk, { userId, expiresAt }: OrderRow): Promise<boolean> {
  return expiresAt !== null && desk.exchange.burnNonce(userId, signedNonce(desk, expiresAt))
}

const neverArrived = 'never arrived at the exchange'
const recalled = 'was recalled before anybody sent it'

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

async function giveUp(
  desk: Desk,
  session: SessionRow,
  order: OrderRow,
  why: string,
): Promise<void> {
  desk.memory.asks.delete(order.cloid)
  await write(desk, async (store, journal) => {
    await store.orders.record(order.cloid, {
      status: 'rejected',
      error: why,
      updatedAt: desk.clock(),
    })
    if (order.kind === 'entry') await releaseSignal(store.sessions, session)
    await journal.log(session, {
      level: 'warn',
      kind: 'order',
      message: `The ${words[order.kind]} order in doubt ${why}`,
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
