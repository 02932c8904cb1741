// Orders with an unknown outcome: something failed while they were being sent. The exchange is asked by client order
// id.
import { isZero, subtract } from '../../../contract/decimal.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { OrderState } from '../../venue/port.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { type TradingContext, addressOf, signedNonce } from '../trading-context.ts'
import { write } from '../journal.ts'
import { noteStop } from './note-stop.ts'

/** "Not known" is believed only after this many answers. */
const asksNeeded = 3

/**
 * Returns the orders whose outcome is still unknown. A close that was signed for the browser is recalled when the
 * server itself has to close (`isClosing`), and when it has expired. Throws on a transport failure, which says
 * nothing about the order.
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

/** Only a close that this server has never sent itself: otherwise its own request could still be on its way. */
function mayRecall(
  ctx: TradingContext,
  { status, expiresAt }: OrderRow,
  isClosing: boolean,
): boolean {
  return status === 'intent' && expiresAt !== null && (isClosing || expiresAt <= ctx.clock())
}

/** Uses up the nonce of the signed close, after which it cannot be sent any more. */
async function recall(ctx: TradingContext, { userId, expiresAt }: OrderRow): Promise<boolean> {
  return expiresAt !== null && ctx.exchange.burnNonce(userId, signedNonce(ctx, expiresAt))
}

/** The texts stored in the order's row. */
const errors = {
  never_arrived: 'never arrived at the exchange',
  recalled: 'was recalled before anybody sent it',
}

function hasNeverArrived(ctx: TradingContext, order: OrderRow, age: number): boolean {
  const asks = (ctx.memory.asks.get(order.cloid) ?? 0) + 1
  ctx.memory.asks.set(order.cloid, asks)
  // A close that was signed for the browser may arrive until it expires.
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

/** Asks about an order that was known to rest. `state` is null when the exchange does not know it. */
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

/** A status that this code does not know gives no information; the list of open orders says whether the order rests. */
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

/** Translates the exchange's status of an order into ours. */
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

/** The text was made by `cloidOf`. */
export function asCloid(text: string): `0x${string}` {
  return text as `0x${string}`
}
