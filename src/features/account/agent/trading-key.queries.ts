import { queryOptions } from '@tanstack/react-query'
import { getTradingKey } from '../../../../contract/people/auth.ts'
import { getAuthority } from '../../../../contract/people/authority.ts'
import type { Viewer } from '../../../api/client.ts'
import { ApiError } from '../../../api/errors.ts'
import { apiQuery } from '../../../api/query.ts'

export function tradingKeyQuery(viewer: Viewer | null) {
  return queryOptions({ ...apiQuery(viewer, getTradingKey, {}), staleTime: 30_000 })
}

/** Polled, because approvals can be lost without this dashboard noticing. */
export function authorityQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getAuthority, {}),
    refetchInterval: ({ state }) => {
      if (isNotOffered(state.error)) return false
      return state.data?.mayOpen === false ? 5_000 : 30_000
    },
    retry: false,
    throwOnError: false,
  })
}

/** A server with the documented API only, or of an older version, does not offer it. */
function isNotOffered(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'NOT_OFFERED' || error.status === 404)
}
