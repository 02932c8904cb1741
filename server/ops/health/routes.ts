import { getHealth, getKafkaHealth } from '../../../contract/ops/health.ts'
import { publicRoute, type Route } from '../../route.ts'
import { readHealth } from './health.ts'
import { readKafkaHealth } from './kafka.ts'

export const healthRoutes: Route[] = [
  publicRoute(getHealth, readHealth),
  publicRoute(getKafkaHealth, readKafkaHealth),
]
