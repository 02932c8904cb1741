import { isZero, multiply } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { PositionId } from '../../contract/primitives.ts'
import { roundSize } from '../../engine/precision.ts'
import type { CloseOutcome } from '../context.ts'
import { openSizeOf } from '../ledger/pnl.ts'
import type { PositionRow } from '../storage/positions.ts'
import { requireAuthority } from './authority.ts'
import { assetOf, bringBooksUpToDate, readAccount } from './books.ts'
import { closePosition } from './close-position.ts'
import type { Desk } from './desk.ts'
import { protectPositions } from './protect.ts'
import { settlePositions } from './settle-positions.ts'
import { cancelLeftovers } from './triggers.ts'

/** What a person asked for; the caller holds the session. Undefined: not open any more, or not yet. */
export async function closeByHand(
  desk: Desk,
  positionId: PositionId,
  fraction: number,
): Promise<CloseOutcome | undefined> {
  const before = await desk.store.positions.byId(positionId)
  const session = before && (await desk.store.sessions.byId(before.sessionId))
  if (before === undefined || session === undefined || before.status === 'closed') return undefined
  await requireAuthority(desk, session)
  const asset = await assetOf(desk, session)
  await bringBooksUpToDate(desk, session, await readAccount(desk, session, 0), true)
  await settlePositions(desk, session)

  const position = await desk.store.positions.byId(positionId)
  if (position === undefined || position.status === 'closed') return undefined
  if (position.status === 'opening') return undefined
  // A close is under way already, its answer still out.
  if (position.status === 'closing') return { result: 'unknown' }
  requireOneLot(position, asset, fraction)
  const outcome = await closePosition(desk, {
    session,
    asset,
    position,
    reason: 'manual',
    message: `Closes ${position.side} by hand`,
    fraction,
  })
  try {
    await cancelLeftovers(desk, session)
    await protectPositions(desk, session, asset, await desk.store.positions.live(session.id))
  } catch (error) {
    // The close itself stands; the next cycle tidies up.
    desk.log.warn({ positionId, error: String(error) }, 'triggers could not be tidied up')
  }
  return outcome
}

/** A small part must not become the whole. */
export function requireOneLot(
  position: PositionRow,
  { szDecimals }: Pick<Asset, 'szDecimals'>,
  fraction: number,
): void {
  const open = openSizeOf(position)
  if (fraction === 1 || !isZero(roundSize(multiply(open, fraction), szDecimals))) return
  const message = `is less than the smallest size of ${position.symbol}: ${open} are open, sizes have ${szDecimals} decimals`
  throw new ServiceError('VALIDATION_FAILED', `fraction ${message}`, {
    details: [{ path: 'fraction', message }],
  })
}
