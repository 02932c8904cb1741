// Orders whose fate is open: sent or about to be when something broke. The exchange is asked, by client order id.
import { isZero, subtract } from '../../../contract/decimal.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { OrderState } from '../../venue/port.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { Mandate } from '../mandate.ts'
import { type TradingContext, addressOf, signedNonce } from '../trading-context.ts'
import { write } from '../journal.ts'
import { noteStop } from './note-stop.ts'

/** "Not known" is an answer only after this many of them. */
const asksNeeded = 3

/**
 * Returns the orders that are still open to question. A close that was signed for the browser is recalled when the server
 * itself has to close (`isClosing`), and when it has expired. A transport failure throws: it says nothing.
 */
export async function settleOrders(
  ctx: TradingContext,
  mandate: Mandate,
  isClosing: boolean,
): Promise<OrderRow[]> {
  const unsettled = await ctx.store.orders.unsettled(mandate.id)
  if (unsettled.length === 0) return []
  const address = await addressOf(ctx, mandate.userId)
  const left: OrderRow[] = []
  for (const order of unsettled) {
    const age = ctx.clock() - order.createdAt
    const recalls = mayRecall(ctx, order, isClosing)
    if (age < ctx.timing.firstAsk && !recalls) {
      left.push(order)
      continue
    }
    const state = await ctx.exchange.orderByCloid(address, asCloid(order.cloid))
    if (state !== null) await settle(ctx, mandate, order, await understood(ctx, address, state))
    else if (recalls && (await recall(ctx, order))) await giveUp(ctx, mandate, order, 'recalled')
    else if (hasNeverArrived(ctx, order, age)) await giveUp(ctx, mandate, order, 'never_arrived')
    else left.push(order)
  }
  return left
}

/** Only what this server has never sent itself: a nonce of its own sending could still be on its way. */
function mayRecall(
  ctx: TradingContext,
  { status, expiresAt }: OrderRow,
  isClosing: boolean,
): boolean {
  return status === 'intent' && expiresAt !== null && (isClosing || expiresAt <= ctx.clock())
}

/** Once its nonce is used up, nobody can send it any more. */
async function recall(ctx: TradingContext, { userId, expiresAt }: OrderRow): Promise<boolean> {
  return expiresAt !== null && ctx.exchange.burnNonce(userId, signedNonce(ctx, expiresAt))
}

/** As the order's row keeps it. */
const errors = {
  never_arrived: 'never arrived at the exchange',
  recalled: 'was recalled before anybody sent it',
}

function hasNeverArrived(ctx: TradingContext, order: OrderRow, age: number): boolean {
  const asks = (ctx.memory.asks.get(order.cloid) ?? 0) + 1
  ctx.memory.asks.set(order.cloid, asks)
  // One that was signed for somebody else to send may arrive until it expires.
  const life = order.expiresAt === null ? 0 : Math.max(0, order.expiresAt - order.createdAt)
  return age >= life + ctx.timing.neverArrived && asks >= asksNeeded
}

async function settle(
  ctx: TradingContext,
  mandate: Mandate,
  order: OrderRow,
  state: OrderState,
): Promise<void> {
  const result = resultOf(state)
  ctx.memory.asks.delete(order.cloid)
  await write(ctx, async (store, journal) => {
    if (result.status === 'resting') await noteStop(ctx, store, journal, { mandate, order })
    await store.orders.record(order.cloid, { ...result, oid: state.oid, updatedAt: ctx.clock() })
    await journal.log(mandate, {
      level: 'info',
      kind: 'order',
      reason: {
        code: 'order_found',
        values: { order: order.kind, oid: state.oid, state: state.status },
      },
      positionId: order.positionId,
      data: { cloid: order.cloid, oid: state.oid, status: state.status },
    })
    journal.changed(mandate, 'order.changed', order.positionId)
  })
}

/** What the exchange says of one that was known to rest. `state` null: it does not know it. */
export async function askForOrder(
  ctx: TradingContext,
  { userId }: Mandate,
  { cloid }: OrderRow,
): Promise<{ state: OrderState | null; result: Result }> {
  const address = await addressOf(ctx, userId)
  const state = await ctx.exchange.orderByCloid(address, asCloid(cloid))
  if (state !== null) return { state, result: resultOf(await understood(ctx, address, state)) }
  return { state, result: { status: 'canceled', filledSize: '0', error: 'not on the exchange' } }
}

/** A status that is not known here says nothing: whether the order rests is told by the list of those that do. */
async function understood(
  ctx: TradingContext,
  address: Address,
  state: OrderState,
): Promise<OrderState> {
  if (knownStatus.test(state.status)) return state
  ctx.findings.unknown('order_status', state.status)
  const resting = await ctx.exchange.openOrders(address)
  return resting.some(({ oid }) => oid === state.oid) ? { ...state, status: 'open' } : state
}

const knownStatus = /^(open|filled|triggered)$|cancel(l?ed)?$|reject(ed)?$/i

type Result = Pick<OrderRow, 'status' | 'filledSize' | 'error'>

/** A status of the exchange in our words. */
function resultOf(state: OrderState): Result {
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
  ctx: TradingContext,
  mandate: Mandate,
  order: OrderRow,
  how: keyof typeof errors,
): Promise<void> {
  ctx.memory.asks.delete(order.cloid)
  await write(ctx, async (store, journal) => {
    await store.orders.record(order.cloid, {
      status: 'rejected',
      error: errors[how],
      updatedAt: ctx.clock(),
    })
    if (order.kind === 'entry') {
      await ctx.holders.get(mandate.kind)?.entryLost?.(store, mandate.id)
    }
    await journal.log(mandate, {
      level: 'warn',
      kind: 'order',
      reason: { code: 'order_lost', values: { order: order.kind, how } },
      positionId: order.positionId,
      data: { cloid: order.cloid, createdAt: order.createdAt },
    })
    journal.changed(mandate, 'order.changed', order.positionId)
  })
}

/** Made by cloidOf. */
export function asCloid(text: string): `0x${string}` {
  return text as `0x${string}`
}
