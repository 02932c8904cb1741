// Moves a stop to break-even: the entry price plus the fees of entry and exit.
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, PositionId, Side } from '../../../contract/primitives.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { MarkPrice } from '../../venue/port.ts'
import type { FillRow } from '../../storage/trading/fills.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TargetRow } from '../../storage/trading/targets.ts'
import { write } from '../journal.ts'
import { logOnce } from '../log-once.ts'
import { entryPriceOf } from '../pnl.ts'
import type { TradingContext } from '../trading-context.ts'
import { type StopMoved, replaceStop } from './move-stop.ts'
import { type Asked, requireLive } from './require-position.ts'

/**
 * Arms the move: once the mark reaches this price, the stop moves to break-even plus `offset` (in units of
 * price). Null disarms it. The caller holds the mandate. Throws VALIDATION_FAILED for a price on the losing side of
 * the entry, POSITION_NOT_OPEN once the stop has moved.
 */
export async function armBreakEven(
  ctx: TradingContext,
  positionId: PositionId,
  trigger: DecimalString | null,
  offset: DecimalString = zero,
): Promise<void> {
  const { mandate, position } = await requireLive(ctx, positionId)
  requireFirstTime(position)
  const entry = entryPriceOf(position)
  if (trigger !== null && !isZero(entry) && !isBeyond(position.side, trigger, entry)) {
    const message = `must be on the winning side of the entry at ${entry}`
    throw new ServiceError('VALIDATION_FAILED', `trigger ${message}`, {
      details: [{ path: 'trigger', message }],
    })
  }
  await write(ctx, async (store, journal) => {
    await store.positions.change(positionId, {
      breakEvenTrigger: trigger,
      breakEvenOffset: offset,
    })
    await journal.log(mandate, {
      level: 'info',
      kind: 'operator',
      reason: { code: 'break_even_armed', values: { side: position.side, trigger } },
      tradeId: position.tradeId,
      positionId,
      data: { action: 'arm_break_even', trigger },
    })
    journal.changed(mandate, 'position.changed', positionId)
  })
}

/**
 * Moves the stop now, because a person asked for it; to `offset` beyond break-even, or to what is set. The caller holds the mandate. Throws POSITION_NOT_OPEN, also
 * when it has moved before, and VALIDATION_FAILED while the price has not gone far enough.
 */
export async function moveToBreakEven(
  ctx: TradingContext,
  positionId: PositionId,
  offset?: DecimalString,
): Promise<StopMoved> {
  const asked = await requireLive(ctx, positionId)
  const { position } = asked
  requireFirstTime(position)
  const breakEvenOffset = offset ?? position.breakEvenOffset
  return toBreakEven(ctx, { ...asked, position: { ...position, breakEvenOffset } })
}

/** Whether the next look has to move the stop; used by a holder's price alarm. */
export function isBreakEvenDue(
  position: PositionRow,
  targets: readonly TargetRow[],
  mark: DecimalString,
): boolean {
  const { side, status, breakEvenTrigger: trigger, breakEvenAt } = position
  if (status !== 'open' || trigger === null || breakEvenAt !== null) return false
  if (isBeyond(side, mark, trigger)) return true
  // A reached target beyond the trigger price proves that the price was there, even between two looks.
  return targets.some(({ state, price }) => state === 'reached' && isBeyond(side, price, trigger))
}

/** Moves the stops that prices since the last look call for. True when a stop may have moved. */
export async function breakEvenWhereDue(
  ctx: TradingContext,
  { mandate, asset, live }: Pick<Asked, 'mandate' | 'asset'> & { live: PositionRow[] },
  mark: MarkPrice,
): Promise<boolean> {
  let isDue = false
  for (const position of live) {
    if (position.breakEvenTrigger === null) continue
    const targets = await ctx.store.targets.ofPosition(position.id)
    if (!isBreakEvenDue(position, targets, mark.mark)) continue
    isDue = true
    try {
      await toBreakEven(ctx, { mandate, asset, position })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      await logOnce(ctx, mandate, `break-even:${position.id}`, {
        level: 'warn',
        kind: 'risk',
        reason: { code: 'break_even_failed', values: { detail: error.message } },
        tradeId: position.tradeId,
        positionId: position.id,
        data: { code: error.code },
      })
    }
  }
  return isDue
}

/** Leaves a stop that is already better than break-even where it is. */
async function toBreakEven(ctx: TradingContext, asked: Asked): Promise<StopMoved> {
  const { mandate, position } = asked
  const even = breakEvenPrice(position, await ctx.store.fills.ofPosition(position.id))
  const { breakEvenOffset: beyond } = position
  const price = position.side === 'long' ? add(even, beyond) : subtract(even, beyond)
  const stop = position.stopLossPrice
  if (stop === null || !isBeyond(position.side, stop, price)) {
    return replaceStop(ctx, asked, price, 'break_even')
  }
  await write(ctx, async (store, journal) => {
    await store.positions.change(position.id, { breakEvenAt: ctx.clock() })
    journal.changed(mandate, 'position.changed', position.id)
  })
  return 'moved'
}

/**
 * The price at which closing at the market covers the entry's cost and the fees of both ways. Exact, not rounded to
 * the tick. The exit pays the exchange's taker fee, and the same builder fee as the entry.
 */
export function breakEvenPrice(
  position: Pick<PositionRow, 'side' | 'entrySize' | 'entryNotional'>,
  fills: readonly Pick<FillRow, 'isBuy' | 'fee' | 'builderFee'>[],
): DecimalString {
  const { side, entrySize, entryNotional } = position
  const entries = fills.filter(({ isBuy }) => isBuy === (side === 'long'))
  const paid = add(zero, ...entries.map(({ fee }) => fee))
  const toBuilder = add(zero, ...entries.map(({ builderFee }) => builderFee))
  const rate = add(exchangeTerms.takerFee, divide(toBuilder, entryNotional))
  return side === 'long'
    ? divide(add(entryNotional, paid), multiply(entrySize, subtract(1, rate)))
    : divide(subtract(entryNotional, paid), multiply(entrySize, add(1, rate)))
}

function requireFirstTime({ breakEvenAt }: PositionRow): void {
  if (breakEvenAt === null) return
  throw new ServiceError('POSITION_NOT_OPEN', 'The stop has moved to break-even already')
}

/** Whether `price` equals `other` or is further in the position's favour. */
function isBeyond(side: Side, price: DecimalString, other: DecimalString): boolean {
  const order = compare(price, other)
  return order === 0 || order === (side === 'long' ? 1 : -1)
}
