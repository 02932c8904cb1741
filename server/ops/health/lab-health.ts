import type { getLabHealth } from '../../../contract/ops/lab-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { readReadiness } from './readiness.ts'

export const readLabHealth: Verb<Context, typeof getLabHealth> = async ({ ctx }) => {
  const { status } = await readReadiness({ ctx, input: {} })
  return { status: status === 'ready' ? 'healthy' : 'unhealthy' }
}
