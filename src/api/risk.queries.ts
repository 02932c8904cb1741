import { queryOptions } from '@tanstack/react-query'
import { getRiskConfig } from '../../contract/desk/risk-config.ts'
import { apiUrl, type Viewer } from './client.ts'
import { apiQuery } from './query.ts'

/** The person's own limits. A server with the documented API only does not offer them. */
export function riskConfigQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getRiskConfig, {}),
    enabled: apiUrl === '',
    staleTime: 30_000,
    throwOnError: false,
  })
}
