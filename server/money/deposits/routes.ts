import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { readDepositFee } from './fee.ts'
import { listDeposits } from './list.ts'
import { readTotalDeposited } from './total.ts'
import { verifyDeposit, watchDeposit } from './verify.ts'

export const depositRoutes: Route[] = [
  viewerRoute(contract.verifyDeposit, verifyDeposit),
  viewerRoute(contract.watchDeposit, watchDeposit),
  viewerRoute(contract.getDepositFee, readDepositFee),
  viewerRoute(contract.listDeposits, listDeposits),
  viewerRoute(contract.getTotalDeposited, readTotalDeposited),
]
