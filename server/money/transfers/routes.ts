import * as contract from '../../../contract/endpoints.ts'
import type { Clock } from '../../ops/port.ts'
import { createNonces } from '../../people/index.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { listEquity } from './equity.ts'
import { listHoldings } from './holdings.ts'
import { listTransactions } from './list.ts'
import { readReconciliation } from './reconciliation.ts'
import { sendUsdc } from './send-usdc.ts'
import { withdraw } from './withdraw.ts'

export function transferRoutes(clock: Clock): Route[] {
  // Both share one source of nonces: the exchange accepts each nonce of a wallet only once, for any action.
  const nextNonce = createNonces(clock)
  return [
    viewerRoute(contract.withdraw, withdraw(nextNonce)),
    viewerRoute(contract.sendUsdc, sendUsdc(nextNonce)),
    viewerRoute(contract.listTransactions, listTransactions),
    viewerRoute(contract.getReconciliation, readReconciliation),
    viewerRoute(contract.listEquity, listEquity),
    viewerRoute(contract.listHoldings, listHoldings),
  ]
}
