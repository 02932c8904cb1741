import { getDeskHealth, getReadiness, getSidecarHealth } from '../../../contract/ops/desk-health.ts'
import { getHealth, getKafkaHealth } from '../../../contract/ops/health.ts'
import { publicRoute, type Route } from '../../route.ts'
import { readDeskHealth } from './desk-health.ts'
import { getLabHealth } from '../../../contract/ops/lab-health.ts'
import { readLabHealth } from './lab-health.ts'
import { readHealth } from './health.ts'
import { readKafkaHealth } from './kafka.ts'
import { readReadiness } from './readiness.ts'
import { readSidecarHealth } from './sidecar.ts'

export const healthRoutes: Route[] = [
  publicRoute(getHealth, readHealth),
  publicRoute(getKafkaHealth, readKafkaHealth),
  publicRoute(getDeskHealth, readDeskHealth),
  publicRoute(getReadiness, readReadiness),
  publicRoute(getLabHealth, readLabHealth),
  publicRoute(getSidecarHealth, readSidecarHealth),
]
