import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { listPart } from '../list-part.ts'
import { triggerView } from './event-views.ts'
import { ownedBacktest } from './owned-backtest.ts'

export const listBacktestTriggers: Verb<
  PersonContext,
  typeof contract.listBacktestTriggers
> = async ({ ctx, input: { params, query } }) => {
  const { id } = await ownedBacktest(ctx, params.id)
  const { limit, offset, after = -Infinity, before = Infinity } = listPart(query)
  const events = await ctx.store.backtests.events(id)
  return events
    .map((event, index) => ({ at: event.at, view: triggerView(id, event, index) }))
    .filter(
      ({ at, view }) =>
        at > after && at < before && (query.type === undefined || view.type === query.type),
    )
    .toReversed()
    .slice(offset, offset + limit)
    .map(({ view }) => view)
}
