import type { getSidecarHealth } from '../../../contract/ops/desk-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** No venue is reached by key yet, and so nothing stands between. */
export const readSidecarHealth: Verb<Context, typeof getSidecarHealth> = async () => ({
  status: 'disabled',
  venues: [],
})
