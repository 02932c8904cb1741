import { compare, isZero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { PositionId } from '../../../contract/primitives.ts'
import { english } from '../../../contract/words/english.ts'
import { roundSize } from '../../../engine/precision.ts'
import type { CloseOutcome, NotOpen, Part } from '../port.ts'
import { openSizeOf } from '../pnl.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { requireAuthority } from '../authority.ts'
import { assetOf, bringBooksUpToDate, readAccount } from '../account.ts'
import { closePosition } from './close-position.ts'
import { isWhole, sizeOf, whole } from './intend-close.ts'
import type { TradingContext } from '../trading-context.ts'
import { protectPositions } from '../positions/protect.ts'
import { settlePositions } from '../positions/settle-positions.ts'
import { cancelLeftovers } from '../orders/triggers.ts'

const notOpen: NotOpen = { result: 'not_open' }

/** Closes what a person asked for. The caller holds the mandate. */
export async function closeByHand(
  ctx: TradingContext,
  positionId: PositionId,
  wanted: Part,
): Promise<CloseOutcome | NotOpen> {
  const before = await ctx.store.positions.byId(positionId)
  const mandate = before && (await ctx.store.mandates.byId(before.mandateId))
  if (before === undefined || mandate === undefined || before.status === 'closed') return notOpen
  await requireAuthority(ctx, mandate)
  const asset = await assetOf(ctx, mandate)
  if (asset.isDelisted) {
    const reason = { code: 'awaits_settlement', values: { symbol: asset.symbol } } as const
    throw new ServiceError('EXCHANGE_REJECTED', english.tell(reason))
  }
  await bringBooksUpToDate(ctx, mandate, await readAccount(ctx, mandate, 0), true)
  await settlePositions(ctx, mandate)

  const position = await ctx.store.positions.byId(positionId)
  if (position === undefined || position.status === 'closed') return notOpen
  if (position.status === 'opening') return notOpen
  // An earlier close was sent and is not answered yet.
  if (position.status === 'closing') return { result: 'unknown' }
  const part = partOf(position, wanted)
  requireOneLot(position, asset, part)
  const outcome = await closePosition(ctx, {
    mandate,
    asset,
    position,
    reason: 'manual',
    why: { code: 'closes_by_hand', values: { side: position.side } },
    part,
  })
  try {
    await cancelLeftovers(ctx, mandate)
    await protectPositions(ctx, mandate, asset, await ctx.store.positions.live(mandate.id))
  } catch (error) {
    // The close has succeeded; the next look cancels the triggers that are left.
    ctx.log.warn({ positionId, error: String(error) }, 'triggers could not be tidied up')
  }
  return outcome
}

/** Throws when the part is less than one lot: rounding must not turn a small part into the whole position. */
export function requireOneLot(
  position: PositionRow,
  { szDecimals }: Pick<Asset, 'szDecimals'>,
  part: Part,
): void {
  if (isWhole(part) || !isZero(roundSize(sizeOf(position, part), szDecimals))) return
  const path = 'size' in part ? 'quantity' : 'fraction'
  const message = `is less than the smallest size of ${position.symbol}: ${openSizeOf(position)} are open, sizes have ${szDecimals} decimals`
  throw new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}

/** A size of all that is open, or more, is the whole position. */
function partOf(position: PositionRow, part: Part): Part {
  const isAll = 'size' in part && compare(part.size, openSizeOf(position)) >= 0
  return isAll ? whole : part
}
