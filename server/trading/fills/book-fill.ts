// Books one fill: its row, the position's sums and what follows from them, in one transaction.
import { absolute, add, compare, isZero, sign, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { ExchangeFill, FillCause } from '../../venue/port.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Store } from '../../storage/store.ts'
import { type Part, bookEntry, bookExit } from './book-part.ts'
import { bookTarget } from './book-target.ts'
import type { TradingContext } from '../trading-context.ts'
import { type Journal, write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'

interface Booking {
  ctx: TradingContext
  store: Store
  journal: Journal
  userId: UserId
  fill: ExchangeFill
}

class Wait extends Error {}

/** `wait`: the fill closes a position whose entry is not booked yet. */
export async function bookFill(
  ctx: TradingContext,
  userId: UserId,
  fill: ExchangeFill,
): Promise<'booked' | 'known' | 'wait'> {
  try {
    const booked = await write(ctx, async (store, journal) => {
      if (!(await store.fills.insert(fillRow(userId, fill)))) return 'known'
      const booking = { ctx, store, journal, userId, fill }
      const { owners, isOurs } = await attribute(booking)
      const positionIds = new Set(owners.map((position) => position.id))
      await store.fills.assign(fillRow(userId, fill), {
        positionId: only(positionIds),
        // Null when it belongs to no mandate; when it belongs to several, the first is stored.
        mandateId: owners[0]?.mandateId ?? null,
      })
      await ctx.onFill?.(store, { userId, fill, isOurs })
      return 'booked' as const
    })
    if (booked === 'booked') noteUnknown(ctx, fill)
    return booked
  } catch (error) {
    if (error instanceof Wait) return 'wait'
    throw error
  }
}

export function noteUnknown(
  { findings }: TradingContext,
  { cause, direction }: ExchangeFill,
): void {
  if (cause === 'unknown') findings.unknown('fill_direction', direction)
  if (cause === 'unknown_liquidation') findings.unknown('liquidation', direction)
}

/**
 * Finds the positions of a fill by client order id. A fill without one of our ids that closes what we hold belongs
 * to our oldest positions.
 */
async function attribute(booking: Booking): Promise<{ owners: PositionRow[]; isOurs: boolean }> {
  const { store, userId, fill } = booking
  const live = await store.positions.liveOfMarketForUpdate(userId, fill.symbol)
  const [order] = await store.orders.byCloids(userId, fill.cloid === null ? [] : [fill.cloid])
  return order === undefined
    ? { owners: await bookForeign(booking, live), isOurs: false }
    : { owners: await bookOwn(booking, order, live), isOurs: true }
}

async function bookOwn(
  booking: Booking,
  order: OrderRow,
  live: PositionRow[],
): Promise<PositionRow[]> {
  const { store, fill, ctx } = booking
  const position = await store.positions.byId(order.positionId)
  if (position === undefined) throw new Error(`order ${order.cloid} has no position`)
  const filled = await filledOf(booking, order)
  if (order.kind === 'entry') {
    await recordWaiting(booking, order, filled)
    await bookEntry(booking, position)
    return [position]
  }
  if (position.status === 'opening') throw new Wait()
  await recordTrigger(booking, order, filled)
  const open = position.status === 'closed' ? zero : openSizeOf(position)
  const size = compare(fill.size, open) <= 0 ? fill.size : open
  const beyond = subtract(fill.size, size)
  const owners: PositionRow[] = []
  if (!isZero(size)) {
    await bookExit(booking, { position, size, reason: reasonOf(order) })
    await bookTarget(booking, order, { size, filled, at: fill.at })
    owners.push(position)
  }
  if (!isZero(beyond)) {
    ctx.log.warn({ cloid: order.cloid, beyond }, 'an order closed more than its position held')
    const others = live.filter((other) => other.id !== position.id && other.side === position.side)
    owners.push(...(await reduce(booking, others, beyond, 'manual')))
  }
  return owners
}

/** What an order has filled so far, this fill included. Base units. */
async function filledOf({ store, fill }: Booking, order: OrderRow): Promise<DecimalString> {
  const fills = await store.fills.ofPosition(order.positionId)
  const before = fills.filter(({ cloid }) => cloid === order.cloid)
  return add(fill.size, ...before.map(({ size }) => size))
}

/** A waiting entry changes its order's status only with its last fill. */
async function recordWaiting(
  { store, ctx }: Booking,
  order: OrderRow,
  filledSize: DecimalString,
): Promise<void> {
  if (order.status !== 'resting') return
  const status = compare(filledSize, order.size) < 0 ? 'resting' : 'filled'
  if (status === 'filled') ctx.memory.entries.delete(order.cloid)
  await store.orders.record(order.cloid, { status, filledSize, updatedAt: ctx.clock() })
}

/**
 * The exchange reports what closes a position to us only by its fills. A trigger that has fired is over; a take-profit
 * that rests in the book goes on with what is left of it.
 */
async function recordTrigger(
  { store, ctx, fill }: Booking,
  order: OrderRow,
  filledSize: DecimalString,
): Promise<void> {
  if (order.kind === 'close') return
  const goesOn = order.timeInForce !== null && compare(filledSize, order.size) < 0
  await store.orders.record(order.cloid, {
    status: goesOn ? 'resting' : 'filled',
    oid: fill.oid,
    filledSize,
    averagePrice: fill.price,
    updatedAt: ctx.clock(),
  })
}

async function bookForeign(booking: Booking, live: PositionRow[]): Promise<PositionRow[]> {
  const { fill } = booking
  const side = fill.isBuy ? 'short' : 'long'
  const open = live.filter((position) => position.side === side && position.status !== 'opening')
  const ours = open.reduce((sum, position) => add(sum, openSizeOf(position)), zero)
  // What the account holds beyond our positions was opened by hand, and a fill by hand closes that first.
  const held = sign(fill.startPosition) === (side === 'long' ? 1 : -1) ? fill.startPosition : zero
  const isByVenue = byVenue.has(fill.cause)
  const foreign = isByVenue ? zero : positivePart(subtract(absolute(held), ours))
  const size = positivePart(subtract(fill.size, foreign))
  return reduce(booking, open, size, reasonOfCause[fill.cause])
}

/** These causes affect the whole position of the market, whoever opened it. */
const byVenue: ReadonlySet<FillCause> = new Set(['liquidation', 'settlement', 'deleveraging'])

const reasonOfCause: Record<FillCause, Part['reason']> = {
  trade: 'manual',
  liquidation: 'liquidated',
  settlement: 'settled',
  deleveraging: 'deleveraged',
  unknown: 'unknown',
  unknown_liquidation: 'unknown',
}

async function reduce(
  booking: Booking,
  oldestFirst: PositionRow[],
  size: string,
  reason: Part['reason'],
): Promise<PositionRow[]> {
  const owners: PositionRow[] = []
  let left = size
  for (const position of oldestFirst) {
    if (isZero(left)) break
    const open = openSizeOf(position)
    const part = compare(left, open) <= 0 ? left : open
    if (isZero(part)) continue
    await bookExit(booking, { position, size: part, reason })
    owners.push(position)
    left = subtract(left, part)
  }
  return owners
}

function reasonOf(order: OrderRow): Part['reason'] {
  if (order.kind === 'take_profit' || order.kind === 'stop_loss') return order.kind
  const reasons = ['take_profit', 'stop_loss', 'signal', 'session_end', 'manual'] as const
  return reasons.find((reason) => reason === order.reason) ?? 'manual'
}

/** The row without an owner; attribution adds one. */
export function fillRow(userId: UserId, fill: ExchangeFill) {
  const { tid, oid, cloid, symbol, isBuy, size, price, fee, feePaid, builderFee, closedPnl } = fill
  const { direction, cause, at } = fill
  return {
    userId,
    symbol,
    at,
    tid,
    oid,
    cloid,
    isBuy,
    size,
    price,
    fee,
    feeToken: feePaid?.token ?? null,
    feeAmount: feePaid?.amount ?? null,
    builderFee,
    closedPnl,
    direction,
    isLiquidation: cause === 'liquidation',
    positionId: null,
    mandateId: null,
  }
}

function only(ids: ReadonlySet<string>): string | null {
  const [first] = ids
  return ids.size === 1 && first !== undefined ? first : null
}

function positivePart(value: string): string {
  return sign(value) > 0 ? value : zero
}
