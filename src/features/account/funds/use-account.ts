import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getTotalDeposited, watchDeposit } from '../../../../contract/money/deposits.ts'
import { minimum } from '../../../../contract/decimal.ts'
import { listTransactions } from '../../../../contract/money/transfers.ts'
import { freeBalance } from '../../../api/exchange/free-balance.ts'
import { netAccountQuery } from '../../../api/exchange/net-account.ts'
import { invalidate } from '../../../api/query.ts'
import { entityStream } from '../../../api/live/streams.ts'
import { activeSessionsQuery, profileQuery } from '../../../api/trading.queries.ts'
import { useLive, usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { isUnderWay, latestTransactionsQuery, marketsQuery } from './funds.queries.ts'
import { destinationsIn } from './transfer/look-alike.ts'

/** Everything about the account that the forms show before money leaves it. */
export function useAccount() {
  const viewer = useSignedIn()
  const { exchange } = useWorld()
  const pollMs = usePollMs()
  const account = useQuery(profileQuery(viewer, pollMs)).data?.account
  const running = useQuery({ ...activeSessionsQuery(viewer, pollMs), throwOnError: false }).data
  const net = useQuery(netAccountQuery(viewer, exchange.url, pollMs)).data
  const markets = useQuery(marketsQuery).data
  const latest = useQuery(latestTransactionsQuery(viewer, pollMs)).data?.items
  return {
    withdrawable: account?.withdrawable ?? null,
    /** The withdrawable amount that no running session needs. */
    free: account ? minimum(account.withdrawable, freeBalance(account)) : null,
    budgets: running?.map(({ budget }) => budget) ?? [],
    net,
    markets: markets ?? new Map(),
    /** Lower-case: the viewer's own address and earlier recipients. Null while unknown. */
    known: latest === undefined ? null : [viewer.address.toLowerCase(), ...destinationsIn(latest)],
    latest: latest ?? [],
    /** Whether a transfer has an unknown outcome: no second one meanwhile. */
    hasUnknown: latest?.some((item) => isUnderWay(item) && item.status === 'unknown') ?? false,
  }
}

export type Account = ReturnType<typeof useAccount>

/** Requests the lists again as soon as money has moved. */
export function useRefreshOnBalance(): void {
  const live = useLive()
  const client = useQueryClient()
  useEffect(
    () =>
      live.subscribe(entityStream('balance'), () => {
        void invalidate(client, listTransactions, getTotalDeposited, watchDeposit)
      }),
    [live, client],
  )
}
