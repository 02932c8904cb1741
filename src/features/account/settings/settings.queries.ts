import { queryOptions } from '@tanstack/react-query'
import { getTradingKey } from '../../../../contract/people/auth.ts'
import { getMe } from '../../../../contract/people/sign-ins.ts'
import { listMarketSymbols } from '../../../../contract/market/market.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

export function agentQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getTradingKey, {}),
    staleTime: 30_000,
    throwOnError: false,
  })
}

/** The index of each market, which closing by market needs. */
export function marketIndexQuery() {
  return queryOptions({
    ...apiQuery(null, listMarketSymbols, {}),
    staleTime: 300_000,
    throwOnError: false,
    select: ({ symbols }) => new Map(symbols.map((asset) => [asset.symbol, asset.assetIndex])),
  })
}

/** Sign-ins made elsewhere show when the page gets the focus again. */
export function signInsQuery(viewer: Viewer) {
  return queryOptions({ ...apiQuery(viewer, getMe, {}), staleTime: 10_000, throwOnError: false })
}
