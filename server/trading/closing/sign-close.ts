// Signs a close that the user's browser sends, for when this server cannot reach the exchange. Makes no request to
// it.
import type { Mandate } from '../mandates/mandate.ts'
import { compare } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, PositionId, UnixMs } from '../../../contract/primitives.ts'
import type { NotOpen, SignedClose } from '../port.ts'
import { inWords } from '../../people/index.ts'
import { write } from '../journal.ts'
import type { NewOrder, OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { requireOneLot } from './close-by-hand.ts'
import { type TradingContext, signedNonce } from '../trading-context.ts'
import { intendClose, sizeToClose } from './intend-close.ts'
import { type Precision, precisionOf } from '../orders/market-precision.ts'
import { blindLimit, marketLimit } from '../orders/prices.ts'
import { holdMandate, requestOf } from '../orders/send-orders.ts'

/** Milliseconds. An older mark is too unreliable to price the close from. */
const freshMs = 10_000

/**
 * The caller holds the mandate. Until the close expires, asking again returns the same answer. An order whose
 * outcome is unknown is signed again under the same client order id, which the exchange accepts only once.
 */
export async function signClose(
  ctx: TradingContext,
  positionId: PositionId,
  fraction: number,
): Promise<SignedClose | NotOpen> {
  const position = await ctx.store.positions.byId(positionId)
  const mandate = position && (await ctx.store.mandates.byId(position.mandateId))
  if (position === undefined || mandate === undefined) return { result: 'not_open' }
  if (position.status === 'closed') return { result: 'not_open' }
  const authority = ctx.authority.known(mandate.userId)
  if (authority?.mayClose === false) {
    // The exchange would refuse the agent's signature.
    throw new ServiceError('AGENT_NOT_APPROVED', inWords(authority))
  }
  const precision = await precisionOf(ctx, mandate, position)
  requireOneLot(position, precision, { fraction })
  const inDoubt = await closeInDoubt(ctx, position)
  const order =
    inDoubt === undefined
      ? await newClose(ctx, mandate, position, fraction, precision)
      : await sameClose(ctx, inDoubt, position, fraction, precision)
  if (order === undefined || order.expiresAt === null) return { result: 'not_open' }
  const signed = await ctx.exchange.signOrder(
    mandate.userId,
    requestOf(order, mandate.assetIndex),
    {
      nonce: signedNonce(ctx, order.expiresAt),
      expiresAt: order.expiresAt,
    },
  )
  return { result: 'signed', order: signed }
}

async function closeInDoubt(
  ctx: TradingContext,
  position: PositionRow,
): Promise<OrderRow | undefined> {
  const unsettled = await ctx.store.orders.unsettled(position.mandateId)
  return unsettled.find((order) => order.kind === 'close' && order.positionId === position.id)
}

async function newClose(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
  fraction: number,
  precision: Precision,
): Promise<NewOrder | undefined> {
  return intendClose(ctx, {
    mandate,
    positionId: position.id,
    reason: 'manual',
    why: { code: 'closes_in_browser', values: { side: position.side } },
    part: { fraction },
    szDecimals: precision.szDecimals,
    limitPrice: limitFor(ctx, position, precision),
    markPrice: ctx.exchange.mark(position.symbol)?.mark ?? null,
    expiresAt: await expiryOf(ctx, mandate),
  })
}

async function sameClose(
  ctx: TradingContext,
  order: OrderRow,
  position: PositionRow,
  fraction: number,
  precision: Precision,
): Promise<OrderRow> {
  const { szDecimals } = precision
  if (compare(order.size, sizeToClose(position, { part: { fraction }, szDecimals })) !== 0) {
    const message = `A close of ${order.size} ${position.symbol} is under way; wait for how it ends`
    throw new ServiceError('POSITION_NOT_OPEN', message)
  }
  if (order.expiresAt !== null && order.expiresAt > ctx.clock()) return order
  const terms = {
    limitPrice: limitFor(ctx, position, precision),
    expiresAt: await expiryOf(ctx, { userId: order.userId }),
    updatedAt: ctx.clock(),
  }
  await write(ctx, async (store, journal) => {
    await holdMandate(ctx, store, order.mandateId)
    await store.orders.extend(order.cloid, terms)
    await journal.log(
      { id: order.mandateId, userId: order.userId },
      {
        level: 'info',
        kind: 'operator',
        reason: { code: 'close_signed_again', values: {} },
        tradeId: position.tradeId,
        positionId: position.id,
        data: { cloid: order.cloid, size: order.size, expiresAt: terms.expiresAt },
      },
    )
  })
  return { ...order, ...terms }
}

async function expiryOf(ctx: TradingContext, { userId }: Pick<Mandate, 'userId'>): Promise<UnixMs> {
  return (await ctx.exchange.nextNonce(userId)) + ctx.timing.signed
}

function limitFor(
  ctx: TradingContext,
  position: PositionRow,
  { tickSzDecimals }: Precision,
): DecimalString {
  const mid = ctx.exchange.mid(position.symbol)
  const isBuy = position.side === 'short'
  return mid !== null && ctx.clock() - mid.at <= freshMs
    ? marketLimit(mid.mid, isBuy, tickSzDecimals)
    : blindLimit(mid?.mid ?? null, position, tickSzDecimals)
}
