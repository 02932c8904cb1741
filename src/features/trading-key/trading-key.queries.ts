import { queryOptions } from '@tanstack/react-query'
import { getTradingKey } from '../../../contract/auth.ts'
import type { Viewer } from '../../api/client.ts'
import { apiQuery } from '../../api/query.ts'

export function tradingKeyQuery(viewer: Viewer | null) {
  return queryOptions({ ...apiQuery(viewer, getTradingKey, {}), staleTime: 30_000 })
}
