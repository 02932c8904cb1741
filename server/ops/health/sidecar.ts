import type { getSidecarHealth } from '../../../contract/ops/desk-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** No exchange is connected by API key yet, so that there is no sidecar. */
export const readSidecarHealth: Verb<Context, typeof getSidecarHealth> = async () => ({
  status: 'disabled',
  venues: [],
})
