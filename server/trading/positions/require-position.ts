// The first steps of what a person asks for: check permission, bring the books up to date, read the position again.
import { ServiceError } from '../../../contract/errors.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { PositionId } from '../../../contract/primitives.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { assetOf, bringBooksUpToDate, readAccount } from '../account.ts'
import { requireAuthority } from '../authority.ts'
import type { TradingContext } from '../trading-context.ts'
import { settlePositions } from './settle-positions.ts'

export interface Asked {
  mandate: Mandate
  asset: Asset
  position: PositionRow
}

/** The caller holds the mandate. Throws NOT_FOUND, POSITION_NOT_OPEN when it is closed, AGENT_NOT_APPROVED. */
export async function requireLive(ctx: TradingContext, positionId: PositionId): Promise<Asked> {
  const before = await ctx.store.positions.byId(positionId)
  const mandate = before && (await ctx.store.mandates.byId(before.mandateId))
  if (before === undefined || mandate === undefined) {
    throw new ServiceError('NOT_FOUND', 'There is no such position')
  }
  if (before.status === 'closed') throw closed()
  await requireAuthority(ctx, mandate)
  const asset = await assetOf(ctx, mandate)
  await bringBooksUpToDate(ctx, mandate, await readAccount(ctx, mandate, 0), false)
  await settlePositions(ctx, mandate)
  const position = await ctx.store.positions.byId(positionId)
  if (position === undefined || position.status === 'closed') throw closed()
  return { mandate, asset, position }
}

function closed(): ServiceError {
  return new ServiceError('POSITION_NOT_OPEN', 'The position is closed already')
}
