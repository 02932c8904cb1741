import { getProfile } from '../../contract/user.ts'
import { viewerRoute, type Route } from '../route.ts'
import { readProfile } from './profile.ts'

export const userRoutes: Route[] = [viewerRoute(getProfile, readProfile)]
