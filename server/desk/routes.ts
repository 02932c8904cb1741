import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { getRiskConfig } from './risk/get-config.ts'
import { putRiskConfig } from './risk/put-config.ts'
import { cancelTrade } from './trades/cancel-trade.ts'
import { checkTrade } from './trades/check-trade.ts'
import { cleanUpTrades } from './trades/clean-up.ts'
import { createTrade } from './trades/create-trade.ts'
import { getTrade } from './trades/get-trade.ts'
import { listTrades } from './trades/list-trades.ts'
import { moveTradeStop } from './trades/move-stop.ts'
import { setTradeBreakEven } from './trades/set-break-even.ts'
import { setTradeTargets } from './trades/set-targets.ts'

export const deskRoutes: Route[] = [
  viewerRoute(contract.getRiskConfig, getRiskConfig),
  viewerRoute(contract.putRiskConfig, putRiskConfig),
  viewerRoute(contract.checkTrade, checkTrade),
  viewerRoute(contract.cleanUpTrades, cleanUpTrades),
  viewerRoute(contract.createTrade, createTrade),
  viewerRoute(contract.listTrades, listTrades),
  viewerRoute(contract.getTrade, getTrade),
  viewerRoute(contract.cancelTrade, cancelTrade),
  viewerRoute(contract.moveTradeStop, moveTradeStop),
  viewerRoute(contract.setTradeTargets, setTradeTargets),
  viewerRoute(contract.setTradeBreakEven, setTradeBreakEven),
]
