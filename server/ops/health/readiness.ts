import type { Readiness, getReadiness } from '../../../contract/ops/desk-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { exchangeCheck, storageCheck } from './health.ts'
import { readSidecarHealth } from './sidecar.ts'

export const readReadiness: Verb<Context, typeof getReadiness> = async ({ ctx }) => {
  const [storage, sidecar] = await Promise.all([
    storageCheck(ctx),
    readSidecarHealth({ ctx, input: {} }),
  ])
  const checks: Readiness['checks'] = {
    database: storage.status,
    exchange: exchangeCheck(ctx).status,
    sidecar: sidecar.status,
  }
  const isReady = Object.values(checks).every((status) => status !== 'down')
  return { status: isReady ? 'ready' : 'not_ready', roles: [...ctx.config.roles], checks }
}
