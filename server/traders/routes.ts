import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { changeTrader } from './change-trader.ts'
import { createTrader } from './create-trader.ts'
import { deleteTrader } from './delete-trader.ts'
import { getTrader } from './get-trader.ts'
import { listTraders } from './list-traders.ts'
import { pauseTrader, resumeTrader } from './set-state.ts'

export const traderRoutes: Route[] = [
  viewerRoute(contract.listTraders, listTraders),
  viewerRoute(contract.createTrader, createTrader),
  viewerRoute(contract.getOwnTrader, getTrader),
  viewerRoute(contract.changeTrader, changeTrader),
  viewerRoute(contract.deleteTrader, deleteTrader),
  viewerRoute(contract.pauseTrader, pauseTrader),
  viewerRoute(contract.resumeTrader, resumeTrader),
]
