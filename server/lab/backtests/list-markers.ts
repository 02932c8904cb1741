import type * as contract from '../../../contract/endpoints.ts'
import type { BacktestMarker } from '../../../contract/lab/backtest-shapes.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { BacktestEvents } from '../../storage/lab/backtest-content.ts'
import { markerViews } from './event-views.ts'
import { ownedBacktest } from './owned-backtest.ts'

const most = 5_000

export const listBacktestMarkers: Verb<
  PersonContext,
  typeof contract.listBacktestMarkers
> = async ({ ctx, input: { params } }) => {
  const { id } = await ownedBacktest(ctx, params.id)
  return markersOf(id, await ctx.store.backtests.events(id))
}

/** In the order of time, the latest `most`. */
export function markersOf(id: number, events: BacktestEvents): BacktestMarker[] {
  return events.flatMap((event, index) => markerViews(id, event, index)).slice(-most)
}
