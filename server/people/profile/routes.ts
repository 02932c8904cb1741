import * as contract from '../../../contract/endpoints.ts'
import { viewerRoute, type Route } from '../../route.ts'
import { readProfile } from './profile.ts'
import { putSettings } from './put-settings.ts'
import { signOutEverywhere } from './sign-out.ts'

export const userRoutes: Route[] = [
  viewerRoute(contract.getProfile, readProfile),
  viewerRoute(contract.putSettings, putSettings),
  viewerRoute(contract.signOutEverywhere, signOutEverywhere),
]
