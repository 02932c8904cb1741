import * as contract from '../../contract/endpoints.ts'
import { viewerRoute, type Route } from '../route.ts'
import { closeAllPositions } from './close-all.ts'
import { closeAsset } from './close-asset.ts'
import { readProfile } from './profile.ts'
import { signOutEverywhere } from './sign-out.ts'
import { syncFills } from './sync-fills.ts'

export const userRoutes: Route[] = [
  viewerRoute(contract.getProfile, readProfile),
  viewerRoute(contract.syncFills, syncFills),
  viewerRoute(contract.closeAsset, closeAsset),
  viewerRoute(contract.closeAllPositions, closeAllPositions),
  viewerRoute(contract.signOutEverywhere, signOutEverywhere),
]
