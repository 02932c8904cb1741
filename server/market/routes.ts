import * as contract from '../../contract/endpoints.ts'
import { type Route, publicRoute } from '../route.ts'
import { listCandles } from './candles.ts'
import { listSignals } from './signals.ts'
import { listMarketSymbols } from './symbols.ts'

export const marketRoutes: Route[] = [
  publicRoute(contract.listMarketSymbols, listMarketSymbols),
  publicRoute(contract.listCandles, listCandles),
  publicRoute(contract.listSignals, listSignals),
]
