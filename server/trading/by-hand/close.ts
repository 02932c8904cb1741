import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { requirePosition } from '../mandates/owned.ts'
import { positionView } from '../views/position-view.ts'
import type { Verb } from '../../route.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

export const closePosition: Verb<ViewerContext, typeof contract.closePosition> = async ({
  ctx,
  input,
}) => {
  const { positionId } = input.params
  requireOpen(await requirePosition(ctx, positionId))
  const outcome = await ctx.runner.closePosition(positionId, input.body.fraction)
  const position = await requirePosition(ctx, positionId)
  if (outcome.result === 'not_open') throw notOpen(position)
  if (outcome.result === 'failed') {
    throw new ServiceError(
      'EXCHANGE_REJECTED',
      outcome.message ?? 'The exchange refused to close the position',
    )
  }
  return {
    position: positionView(ctx, position),
    result: outcome.result,
    ...(outcome.fill && { fill: outcome.fill }),
  }
}

export function requireOpen(position: PositionRow): void {
  if (position.status === 'closed') throw notOpen(position)
}

export function notOpen({ status }: PositionRow): ServiceError {
  return new ServiceError(
    'POSITION_NOT_OPEN',
    status === 'closed' ? 'The position is closed already' : `The position is still ${status}`,
  )
}
