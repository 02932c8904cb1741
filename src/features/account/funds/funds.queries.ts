import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Config as WalletConfig } from 'wagmi'
import type { Config } from '../../../../contract/ops/config.ts'
import {
  getDepositFee,
  getTotalDeposited,
  watchDeposit,
} from '../../../../contract/money/deposits.ts'
import type { Endpoint, OutputOf } from '../../../../contract/endpoint.ts'
import {
  getReconciliation,
  listHoldings,
  listTransactions,
  type Transaction,
  type TransactionKind,
  type TransferRoute,
} from '../../../../contract/money/transfers.ts'
import { listMarketSymbols } from '../../../../contract/market/market.ts'
import { getProfile } from '../../../../contract/people/user.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiPages, apiQuery } from '../../../api/query.ts'
import { readBalances } from '../../../wallet/chain/chain-reads.ts'

/** By symbol, for their margin tiers. */
export const marketsQuery = queryOptions({
  ...apiQuery(null, listMarketSymbols, {}),
  staleTime: 300_000,
  select: ({ symbols }) => new Map(symbols.map((market) => [market.symbol, market])),
  throwOnError: false,
})

/** The endpoints whose data changes when money moves. */
export const fundsData: readonly Endpoint[] = [
  getProfile,
  listTransactions,
  getTotalDeposited,
  watchDeposit,
  getReconciliation,
  listHoldings,
]

export type DepositCheck = OutputOf<typeof watchDeposit>

const waitingMs = 1_500

/** The server reports progress over the live connection; `pollMs` is for when it cannot. */
export function depositCheckQuery(viewer: Viewer, txHash: string, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, watchDeposit, { query: { txHash } }),
    throwOnError: false,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      if (state.error !== null && state.data === undefined) return false
      if (state.data === undefined || !isSettled(state.data)) return pollMs
      // A transaction that was just sent may take a moment to appear.
      return state.data.reason === 'not_found' ? pollMs : false
    },
  })
}

/** What Circle says now; older than a minute says little. */
export function depositFeeQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getDepositFee, {}),
    throwOnError: false,
    staleTime: 60_000,
    refetchInterval: 60_000,
  })
}

/** Whether it is credited or refused. */
export function isSettled(check: DepositCheck): boolean {
  if (check.status === 'rejected') return true
  return check.status === 'verified' && depositsOf(check).every(isCredited)
}

export function isCredited({ status }: { status: string }): boolean {
  return status === 'credited'
}

export function depositsOf(check: DepositCheck) {
  return check.deposits ?? (check.deposit ? [check.deposit] : [])
}

/** The wallet's own balances on the chain. */
export function balancesQuery(
  viewer: Viewer,
  wallet: WalletConfig,
  chain: Config['chain'],
  route: TransferRoute,
) {
  return queryOptions({
    queryKey: ['chain', chain.id, viewer.address, 'balances', route],
    queryFn: () => readBalances(wallet, chain, viewer.address, route),
    refetchInterval: 10_000,
  })
}

export function totalDepositedQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getTotalDeposited, {}),
    refetchInterval: pollMs,
    throwOnError: false,
  })
}

/** Not urgent, because nothing depends on them. */
export function holdingsQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listHoldings, {}),
    staleTime: 60_000,
    throwOnError: false,
  })
}

/** The server makes a comparison for each answer, so that it is not requested more often than a person looks. */
export function reconciliationQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getReconciliation, {}),
    refetchInterval: 20_000,
    throwOnError: false,
  })
}

export function transactionPages(viewer: Viewer, kind: TransactionKind | null, pollMs: number) {
  const query = { limit: '25', ...(kind !== null && { kind }) }
  return infiniteQueryOptions({
    ...apiPages(viewer, listTransactions, { query }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
}

/** The newest ones: those in progress, and earlier recipients. */
export function latestTransactionsQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, listTransactions, { query: { limit: '200' } }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(isUnderWay) === true ? waitingMs : pollMs,
    throwOnError: false,
  })
}

export function isUnderWay({ kind, status }: Pick<Transaction, 'kind' | 'status'>): boolean {
  if (kind !== 'withdrawal' && kind !== 'send') return false
  return status === 'submitted' || status === 'unknown'
}
