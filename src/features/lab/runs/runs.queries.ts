import { queryOptions } from '@tanstack/react-query'
import type { BacktestSummary } from '../../../../contract/lab/backtest-shapes.ts'
import {
  getBacktest,
  getBacktestTrigger,
  listBacktestMarkers,
  listBacktestTriggers,
  listBacktests,
} from '../../../../contract/lab/backtests.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

export interface RunsFilter {
  programId?: number
  page: number
}

export const runsOnPage = 50

/** Backtests on the server, newest first; asked for again after `pollMs` while one of them runs. */
export function runsQuery(viewer: Viewer, { programId, page }: RunsFilter, pollMs: number) {
  const query = {
    page: String(page),
    limit: String(runsOnPage),
    ...(programId !== undefined && { program_id: String(programId) }),
  }
  return queryOptions({
    ...apiQuery(viewer, listBacktests, { query }),
    throwOnError: false,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) === true ? pollMs : false),
  })
}

/** A run that is not there has no page. */
export function runQuery(viewer: Viewer, id: string, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getBacktest, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? pollMs : false),
  })
}

/** What has ended does not change. */
const fixed = { staleTime: Number.POSITIVE_INFINITY, throwOnError: false } as const

export function markersQuery(viewer: Viewer, id: string) {
  return queryOptions({ ...apiQuery(viewer, listBacktestMarkers, { params: { id } }), ...fixed })
}

export const triggersOnPage = 100

export function triggersQuery(viewer: Viewer, id: string, page: number) {
  const query = { page: String(page), limit: String(triggersOnPage) }
  return queryOptions({
    ...apiQuery(viewer, listBacktestTriggers, { params: { id }, query }),
    ...fixed,
  })
}

export function triggerQuery(viewer: Viewer, triggerId: string) {
  const params = { trigger_id: triggerId }
  return queryOptions({ ...apiQuery(viewer, getBacktestTrigger, { params }), ...fixed })
}

export function isRunning({ status }: Pick<BacktestSummary, 'status'>): boolean {
  return status === 'running'
}
