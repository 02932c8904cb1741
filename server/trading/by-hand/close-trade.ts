import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import { requireTrade } from '../mandates/owned.ts'
import type { Verb } from '../../route.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

type Result = OutputOf<typeof contract.closeTrade>['results'][number]

export const closeTrade: Verb<ViewerContext, typeof contract.closeTrade> = async ({
  ctx,
  input,
}) => {
  const { tradeId } = input.params
  const trade = await requireTrade(ctx, tradeId)
  const positions = await ctx.store.positions.ofTrade(tradeId)
  const live = positions.filter((position) => position.status !== 'closed')
  if (trade.status === 'closed' || live.length === 0) {
    throw new ServiceError('TRADE_NOT_OPEN', 'The trade is closed already')
  }
  const results: Result[] = []
  for (const position of live) results.push(await closeOne(ctx, position))
  return { tradeId, results }
}

/** A position that cannot be closed does not keep the others from closing. */
async function closeOne({ runner }: ViewerContext, position: PositionRow): Promise<Result> {
  const about = { positionId: position.id, symbol: position.symbol }
  try {
    const outcome = await runner.closePosition(position.id, 1)
    if (outcome.result === 'not_open') {
      return { ...about, result: 'failed', message: 'The position was not open' }
    }
    const { result, message } = outcome
    return { ...about, result, ...(message !== undefined && { message }) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { ...about, result: 'failed', message: error.message }
  }
}
