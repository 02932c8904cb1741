// The first half of every close: write the order down before it is sent.
import { multiply, sign, subtract } from '../../../contract/decimal.ts'
import type { CloseCause } from '../../../contract/reasons/decision-reasons.ts'
import type { CloseReason } from '../../../contract/trading/positions.ts'
import type { DecimalString, PositionId, UnixMs } from '../../../contract/primitives.ts'
import type { SignalValue } from '../../../engine/types.ts'
import { roundSize } from '../../../engine/precision.ts'
import { write } from '../journal.ts'
import { openSizeOf } from '../pnl.ts'
import type { Part } from '../port.ts'
import type { NewOrder } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import type { TradingContext } from '../trading-context.ts'
import { intend, orderFor } from '../orders/send-orders.ts'

export interface CloseIntent {
  mandate: Mandate
  positionId: PositionId
  reason: CloseReason
  why: CloseCause
  part: Part
  /** Decimals of a size. */
  szDecimals: number
  limitPrice: DecimalString
  /** The price at which it is expected to close; null when unknown. */
  markPrice: DecimalString | null
  signal?: SignalValue
  /** When the signature expires, for a close that the user's browser sends. */
  expiresAt?: UnixMs
}

/** Marks the position as closing and writes its order down. Undefined when it is not open any more. */
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

export const whole: Part = { fraction: 1 }

export function isWhole(part: Part): boolean {
  return 'fraction' in part && part.fraction === 1
}

/** Base units, not rounded. */
export function sizeOf(position: PositionRow, part: Part): DecimalString {
  return 'size' in part ? part.size : multiply(openSizeOf(position), part.fraction)
}

/** Rounded to whole lots; the whole position when less than one lot would be left. */
export function sizeToClose(
  position: PositionRow,
  { part, szDecimals }: Pick<CloseIntent, 'part' | 'szDecimals'>,
): DecimalString {
  const open = openSizeOf(position)
  const size = roundSize(sizeOf(position, part), szDecimals)
  const rest = roundSize(subtract(open, size), szDecimals)
  return sign(rest) > 0 ? size : open
}
