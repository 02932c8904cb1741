import type * as contract from '../../../contract/endpoints.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchBacktest } from './backtest-id.ts'
import { backtestView } from './backtest-view.ts'
import { markersOf } from './list-markers.ts'

export const getSharedBacktest: Verb<Context, typeof contract.getSharedBacktest> = async ({
  ctx: { store },
  input: { params },
}) => {
  const row = await store.backtests.shared(params.token)
  const version = row && (await store.programs.version(row.programId, row.version))
  if (row === undefined || version === undefined) throw noSuchBacktest()
  return {
    backtest: backtestView(row),
    code: version.code,
    markers: markersOf(row.id, await store.backtests.events(row.id)),
  }
}
