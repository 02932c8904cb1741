// A close for the viewer's browser to send, for when this server cannot reach the exchange: nothing here asks it.
import { compare } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { DecimalString, PositionId, UnixMs } from '../../contract/primitives.ts'
import type { SignedOrder } from '../context.ts'
import { inWords } from '../keys/authority-words.ts'
import { write } from '../ledger/journal.ts'
import type { NewOrder, OrderRow } from '../storage/orders.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { requireOneLot } from './close-by-hand.ts'
import { type Desk, signedNonce } from './desk.ts'
import { intendClose, sizeToClose } from './intend-close.ts'
import { type Grain, grainOf } from './market-grain.ts'
import { blindLimit, marketLimit } from './prices.ts'
import { holdSession, requestOf } from './send-orders.ts'

/** A price that is older says little about the one to come. */
const freshMs = 10_000

/**
 * The caller holds the session. Until it expires, asking again gives the same answer; an order whose fate is open is
 * signed once more under its own client order id, which the exchange acts on once. Undefined: there is nothing to close.
 */
export async function signClose(
  desk: Desk,
  positionId: PositionId,
  fraction: number,
): Promise<SignedOrder | undefined> {
  const position = await desk.store.positions.byId(positionId)
  const session = position && (await desk.store.sessions.byId(position.sessionId))
  if (position === undefined || session === undefined) return undefined
  if (position.status === 'closed') return undefined
  const authority = desk.authority.known(session.userId)
  if (authority?.mayClose === false) {
    // The exchange would not take the signature.
    throw new ServiceError('AGENT_NOT_APPROVED', inWords(authority))
  }
  const grain = await grainOf(desk, session, position)
  requireOneLot(position, grain, fraction)
  const inDoubt = await closeInDoubt(desk, position)
  const order =
    inDoubt === undefined
      ? await newClose(desk, session, position, fraction, grain)
      : await sameClose(desk, inDoubt, position, fraction, grain)
  if (order === undefined || order.expiresAt === null) return undefined
  return desk.exchange.signOrder(session.userId, requestOf(order, session.assetIndex), {
    nonce: signedNonce(desk, order.expiresAt),
    expiresAt: order.expiresAt,
  })
}

async function closeInDoubt(desk: Desk, position: PositionRow): Promise<OrderRow | undefined> {
  const unsettled = await desk.store.orders.unsettled(position.sessionId)
  return unsettled.find((order) => order.kind === 'close' && order.positionId === position.id)
}

async function newClose(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
  fraction: number,
  grain: Grain,
): Promise<NewOrder | undefined> {
  return intendClose(desk, {
    session,
    positionId: position.id,
    reason: 'manual',
    message: `Signs a close of the ${position.side} for the browser to send`,
    fraction,
    szDecimals: grain.szDecimals,
    limitPrice: limitFor(desk, position, grain),
    markPrice: desk.exchange.mark(position.symbol)?.mark ?? null,
    expiresAt: await expiryOf(desk, session),
  })
}

async function sameClose(
  desk: Desk,
  order: OrderRow,
  position: PositionRow,
  fraction: number,
  grain: Grain,
): Promise<OrderRow> {
  const { szDecimals } = grain
  if (compare(order.size, sizeToClose(position, { fraction, szDecimals })) !== 0) {
    const message = `A close of ${order.size} ${position.symbol} is under way; wait for how it ends`
    throw new ServiceError('POSITION_NOT_OPEN', message)
  }
  if (order.expiresAt !== null && order.expiresAt > desk.clock()) return order
  const terms = {
    limitPrice: limitFor(desk, position, grain),
    expiresAt: await expiryOf(desk, { userId: order.userId }),
    updatedAt: desk.clock(),
  }
  await write(desk, async (store, journal) => {
    await holdSession(desk, store, order.sessionId)
    await store.orders.extend(order.cloid, terms)
    await journal.log(
      { id: order.sessionId, userId: order.userId },
      {
        level: 'info',
        kind: 'operator',
        message: 'Signs the close in doubt once more, for the browser to send',
        tradeId: position.tradeId,
        positionId: position.id,
        data: { cloid: order.cloid, size: order.size, expiresAt: terms.expiresAt },
      },
    )
  })
  return { ...order, ...terms }
}

async function expiryOf(desk: Desk, { userId }: Pick<SessionRow, 'userId'>): Promise<UnixMs> {
  return (await desk.exchange.nextNonce(userId)) + desk.timing.signed
}

function limitFor(desk: Desk, position: PositionRow, { tickSzDecimals }: Grain): DecimalString {
  const mark = desk.exchange.mark(position.symbol)
  const isBuy = position.side === 'short'
  return mark !== null && desk.clock() - mark.at <= freshMs
    ? marketLimit(mark.mark, isBuy, tickSzDecimals)
    : blindLimit(mark?.mark ?? null, position, tickSzDecimals)
}
