import * as contract from '../../contract/endpoints.ts'
import { type Route, personRoute } from '../route.ts'
import { changeTrader } from './change-trader.ts'
import { createTrader } from './create-trader.ts'
import { deleteTrader } from './delete-trader.ts'
import { getTrader } from './get-trader.ts'
import { listTraders } from './list-traders.ts'
import { pauseTrader, resumeTrader } from './set-state.ts'

export const traderRoutes: Route[] = [
  personRoute(contract.listTraders, listTraders),
  personRoute(contract.createTrader, createTrader),
  personRoute(contract.getOwnTrader, getTrader),
  personRoute(contract.changeTrader, changeTrader),
  personRoute(contract.deleteTrader, deleteTrader),
  personRoute(contract.pauseTrader, pauseTrader),
  personRoute(contract.resumeTrader, resumeTrader),
]
