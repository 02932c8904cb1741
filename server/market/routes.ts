import * as contract from '../../contract/endpoints.ts'
import { getCryptoPrice } from '../../contract/market/crypto-price.ts'
import { type Route, personRoute, publicRoute } from '../route.ts'
import { listAllSignals } from './all-signals.ts'
import { readCryptoPrice } from './crypto-price.ts'
import { listCandles } from './candles.ts'
import { getMarketHealth } from './health.ts'
import { listCandleHistory } from './history.ts'
import { listLatestCandles } from './latest-candles.ts'
import { listMarketSummaries } from './summary.ts'
import { listSignals } from './signals.ts'
import { listMarketSymbols } from './symbols.ts'

export const marketRoutes: Route[] = [
  personRoute(getCryptoPrice, readCryptoPrice),
  publicRoute(contract.getMarketHealth, getMarketHealth),
  publicRoute(contract.listMarketSummaries, listMarketSummaries),
  publicRoute(contract.listLatestCandles, listLatestCandles),
  publicRoute(contract.listCandleHistory, listCandleHistory),
  publicRoute(contract.listMarketSymbols, listMarketSymbols),
  publicRoute(contract.listCandles, listCandles),
  publicRoute(contract.listAllSignals, listAllSignals),
  publicRoute(contract.listSignals, listSignals),
]
