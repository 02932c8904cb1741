import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { listSessionLogs, listTradeLogs } from './list.ts'

export const logRoutes: Route[] = [
  viewerRoute(contract.listSessionLogs, listSessionLogs),
  viewerRoute(contract.listTradeLogs, listTradeLogs),
]
