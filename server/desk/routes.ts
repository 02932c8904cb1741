import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { getRiskConfig } from './risk/get-config.ts'
import { putRiskConfig } from './risk/put-config.ts'

export const deskRoutes: Route[] = [
  viewerRoute(contract.getRiskConfig, getRiskConfig),
  viewerRoute(contract.putRiskConfig, putRiskConfig),
]
