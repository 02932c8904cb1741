import { queryOptions } from '@tanstack/react-query'
import { listSignalPools } from '../../../../contract/lab/signal-pools.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

export function poolsQuery(viewer: Viewer) {
  return queryOptions({ ...apiQuery(viewer, listSignalPools, {}), throwOnError: false })
}
