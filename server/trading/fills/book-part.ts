// Applies a fill, or a part of one, to a position.
import { compare, divide, isZero, multiply } from '../../../contract/decimal.ts'
import type { CloseReason } from '../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { Reason, ValuesOf } from '../../../contract/reasons/reasons.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Store } from '../../storage/store.ts'
import type { TradingContext } from '../trading-context.ts'
import type { Journal } from '../journal.ts'
import { entryPriceOf, openSizeOf, positionPnlOf } from '../pnl.ts'

interface Booking {
  ctx: TradingContext
  store: Store
  journal: Journal
  fill: ExchangeFill
}

export interface Part {
  position: PositionRow
  size: DecimalString
  reason: CloseReason
}

export async function bookEntry(booking: Booking, position: PositionRow): Promise<void> {
  const { store, journal, fill } = booking
  await store.positions.addFill(position.id, {
    entrySize: fill.size,
    entryNotional: multiply(fill.size, fill.price),
    fees: fill.fee,
  })
  if (position.status === 'opening') await store.positions.change(position.id, { status: 'open' })
  if (position.status === 'closed') await revive(booking, position)
  await note(booking, position, {
    reason: { code: 'fill_opened', values: filled(position, fill, fill.size) },
    data: {},
  })
  journal.changed(owner(position), 'balance.changed')
}

/** A late fill of an entry that was given up: the position is real after all and must be guarded like any other. */
async function revive({ store, journal, ctx }: Booking, position: PositionRow): Promise<void> {
  const { mandateId, userId, symbol } = position
  const id = ctx.newId()
  const openedAt = ctx.clock()
  const trade = await store.trades.ensureOpen({ id, mandateId, userId, symbol, openedAt })
  await store.mandates.reopen(mandateId)
  await store.targets.resume(position.id)
  await store.positions.change(position.id, {
    status: 'open',
    closedAt: null,
    closeReason: null,
    tradeId: trade.id,
  })
  await journal.log(owner(position), {
    level: 'warn',
    kind: 'order',
    reason: { code: 'entry_revived', values: { side: position.side } },
    tradeId: trade.id,
    positionId: position.id,
  })
}

export async function bookExit(booking: Booking, part: Part): Promise<void> {
  const { store, journal, fill } = booking
  const { position, size, reason } = part
  const updated = await store.positions.addFill(position.id, {
    exitSize: size,
    exitNotional: multiply(size, fill.price),
    // The fee of a fill that closes several positions is split in proportion.
    fees: compare(size, fill.size) === 0 ? fill.fee : divide(multiply(fill.fee, size), fill.size),
  })
  await note(booking, position, {
    reason: {
      code: 'fill_closed',
      values: { ...filled(position, fill, size), closeReason: reason },
    },
    data: { closeReason: reason, size },
  })
  journal.changed(owner(position), 'balance.changed')
  if (isZero(openSizeOf(updated))) await finish(booking, updated, reason)
}

async function finish(
  { store, journal, fill, ctx }: Booking,
  position: PositionRow,
  reason: CloseReason,
): Promise<void> {
  await store.positions.close(position.id, reason, fill.at)
  await store.targets.cancelPending(position.id)
  await store.trades.closeIfDone(position.mandateId, fill.at)
  const mandate = await store.mandates.byId(position.mandateId)
  if (mandate === undefined) throw new Error(`mandate ${position.mandateId} vanished`)
  const pnl = positionPnlOf(position, null)
  await ctx.holders
    .get(mandate.kind)
    ?.positionClosed?.(store, { position, net: pnl.net, at: fill.at })
  await journal.log(owner(position), {
    level: 'info',
    kind: 'risk',
    reason: {
      code: 'position_closed',
      values: {
        side: position.side,
        symbol: position.symbol,
        closeReason: reason,
        net: pnl.net,
        entryPrice: entryPriceOf(position),
        exitPrice: fill.price,
      },
    },
    tradeId: position.tradeId,
    positionId: position.id,
    data: { closeReason: reason, pnl },
  })
  ctx.memory.crossed.delete(position.id)
  ctx.memory.refusedCloses.delete(position.id)
  ctx.memory.retryAt.delete(position.id)
}

async function note(
  { journal, fill }: Booking,
  position: PositionRow,
  { reason, data }: { reason: Reason; data: Record<string, unknown> },
): Promise<void> {
  const { tid, oid, cloid, size, price, fee, builderFee, at } = fill
  await journal.log(owner(position), {
    level: 'info',
    kind: 'fill',
    reason,
    tradeId: position.tradeId,
    positionId: position.id,
    data: { tid, oid, cloid, price, fee, builderFee, at, size, ...data },
  })
  journal.changed(owner(position), 'position.changed', position.id)
}

function filled(
  { side }: PositionRow,
  { symbol, price, fee, oid }: ExchangeFill,
  size: DecimalString,
): ValuesOf<'fill_opened'> {
  return { side, size, symbol, price, fee, oid }
}

function owner(position: PositionRow) {
  return { id: position.mandateId, userId: position.userId }
}
