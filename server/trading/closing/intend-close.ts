// The first half of every close: what is to be closed, written down before anybody is told.
import { isZero, multiply, subtract } from '../../../contract/decimal.ts'
import type { CloseCause } from '../../../contract/reasons/decision-reasons.ts'
import type { CloseReason } from '../../../contract/trading/positions.ts'
import type { DecimalString, PositionId, UnixMs } from '../../../contract/primitives.ts'
import type { SignalValue } from '../../../engine/types.ts'
import { roundSize } from '../../../engine/precision.ts'
import { write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'
import type { NewOrder } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandate.ts'
import type { TradingContext } from '../trading-context.ts'
import { intend, orderFor } from '../orders/send-orders.ts'

export interface CloseIntent {
  mandate: Mandate
  positionId: PositionId
  reason: CloseReason
  why: CloseCause
  /** 0…1 of what is open. */
  fraction: number
  /** Decimals of a size. */
  szDecimals: number
  limitPrice: DecimalString
  /** About what it will close at; null when nobody knows. */
  markPrice: DecimalString | null
  signal?: SignalValue
  /** Of a close that somebody else is to send. */
  expiresAt?: UnixMs
}

/** The position is closing from now on. Undefined: it was not open any more. */
export async function intendClose(
  ctx: TradingContext,
  close: CloseIntent,
): Promise<NewOrder | undefined> {
  const { mandate, positionId, reason, why, markPrice, signal, expiresAt } = close
  return write(ctx, async (store, journal) => {
    // A fill may have been booked since the caller looked.
    const position = await store.positions.forUpdate(positionId)
    if (position?.status !== 'open') return undefined
    const size = sizeToClose(position, close)
    const order = orderFor(ctx, position, {
      kind: 'close',
      step: await store.orders.nextStep(position.id, 'close'),
      size,
      limitPrice: close.limitPrice,
      reason,
      ...(expiresAt !== undefined && { expiresAt }),
    })
    await intend(ctx, store, [order])
    await store.positions.change(position.id, { status: 'closing' })
    const { symbol } = position
    await journal.log(mandate, {
      level: 'info',
      kind: reason === 'manual' ? 'operator' : 'decision',
      reason: { code: 'close_ordered', values: { because: why, size, symbol, markPrice } },
      tradeId: position.tradeId,
      positionId: position.id,
      data: {
        action: 'close',
        closeReason: reason,
        size,
        markPrice,
        symbol,
        ...(signal && { signal }),
        ...(expiresAt !== undefined && { expiresAt }),
      },
    })
    journal.changed(mandate, 'position.changed', position.id)
    return order
  })
}

/** Whole lots; everything when what would be left is less than one. */
export function sizeToClose(
  position: PositionRow,
  { fraction, szDecimals }: Pick<CloseIntent, 'fraction' | 'szDecimals'>,
): DecimalString {
  const open = openSizeOf(position)
  const part = roundSize(multiply(open, fraction), szDecimals)
  const rest = roundSize(subtract(open, part), szDecimals)
  return isZero(rest) ? open : part
}
