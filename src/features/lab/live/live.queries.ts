import { queryOptions } from '@tanstack/react-query'
import { listBindings } from '../../../../contract/lab/bindings.ts'
import { listExecutions } from '../../../../contract/lab/executions.ts'
import { listTraders } from '../../../../contract/traders/traders.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

/** What programs do while somebody looks. */
const pollMs = 3_000

export function tradersQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listTraders, {}),
    throwOnError: false,
    refetchInterval: 2 * pollMs,
  })
}

export function bindingsQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listBindings, {}),
    throwOnError: false,
    refetchInterval: pollMs,
  })
}

export const executionsOnPage = 50

export interface ExecutionsFilter {
  bindingId?: number
  traderId?: number
  page: number
}

export function executionsQuery(viewer: Viewer, { bindingId, traderId, page }: ExecutionsFilter) {
  const query = {
    page: String(page),
    limit: String(executionsOnPage),
    ...(bindingId !== undefined && { binding_id: String(bindingId) }),
    ...(traderId !== undefined && { account_id: String(traderId) }),
  }
  return queryOptions({
    ...apiQuery(viewer, listExecutions, { query }),
    throwOnError: false,
    refetchInterval: pollMs,
  })
}
