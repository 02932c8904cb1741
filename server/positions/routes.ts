import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { closePosition } from './close.ts'
import { createCloseSignature } from './close-signature.ts'
import { closeTrade } from './close-trade.ts'

export const positionRoutes: Route[] = [
  viewerRoute(contract.closePosition, closePosition),
  viewerRoute(contract.createCloseSignature, createCloseSignature),
  viewerRoute(contract.closeTrade, closeTrade),
]
