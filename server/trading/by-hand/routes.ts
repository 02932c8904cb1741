import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { syncFills } from '../fills/sync-by-hand.ts'
import { closeAllPositions } from './close-all.ts'
import { closeAsset } from './close-asset.ts'
import { closePosition } from './close.ts'
import { createCloseSignature } from './close-signature.ts'
import { closeTrade } from './close-trade.ts'

export const tradingRoutes: Route[] = [
  viewerRoute(contract.closePosition, closePosition),
  viewerRoute(contract.createCloseSignature, createCloseSignature),
  viewerRoute(contract.closeTrade, closeTrade),
  viewerRoute(contract.closeAsset, closeAsset),
  viewerRoute(contract.closeAllPositions, closeAllPositions),
  viewerRoute(contract.syncFills, syncFills),
]
