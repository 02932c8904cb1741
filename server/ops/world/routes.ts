import { getConfig } from '../../../contract/ops/config.ts'
import { publicRoute, type Route } from '../../route.ts'
import { readWorld } from './config.ts'

export const worldRoutes: Route[] = [publicRoute(getConfig, readWorld)]
