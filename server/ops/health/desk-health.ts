import type { getDeskHealth } from '../../../contract/ops/desk-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** Who can answer lives. */
export const readDeskHealth: Verb<Context, typeof getDeskHealth> = async () => ({ status: 'ok' })
