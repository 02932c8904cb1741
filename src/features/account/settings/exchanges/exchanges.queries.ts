import { queryOptions } from '@tanstack/react-query'
import type { OutputOf } from '../../../../../contract/endpoint.ts'
import {
  getExchangeBalance,
  getExchangePositions,
  listExchangeAccounts,
  listExchanges,
} from '../../../../../contract/desk/exchanges.ts'
import { listImports } from '../../../../../contract/journal/imports.ts'
import type { Viewer } from '../../../../api/client.ts'
import { apiQuery } from '../../../../api/query.ts'

export type Account = OutputOf<typeof listExchangeAccounts>['items'][number]
export type Venue = OutputOf<typeof listExchanges>[number]
export type Holdings = OutputOf<typeof getExchangePositions>

export function accountsQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listExchangeAccounts, {}),
    staleTime: 10_000,
    throwOnError: false,
  })
}

/** Milliseconds between looks at imports while one is under way, and while none is. */
const [busyMs, idleMs] = [2_000, 30_000]

/** The newest imports of histories; those that are under way are looked at often. */
export function importsQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listImports, {}),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'queued' || status === 'running') === true
        ? busyMs
        : idleMs,
    throwOnError: false,
  })
}

export function venuesQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listExchanges, {}),
    staleTime: 300_000,
    throwOnError: false,
  })
}

/** Each request goes to the other exchange, so it is neither repeated nor kept for long. */
const asked = { staleTime: 5_000, retry: false, throwOnError: false } as const

export function balanceQuery(viewer: Viewer, id: string) {
  return queryOptions({ ...apiQuery(viewer, getExchangeBalance, { params: { id } }), ...asked })
}

export function holdingsQuery(viewer: Viewer, id: string) {
  return queryOptions({ ...apiQuery(viewer, getExchangePositions, { params: { id } }), ...asked })
}
