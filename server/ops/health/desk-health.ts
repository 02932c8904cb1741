import type { getDeskHealth } from '../../../contract/ops/desk-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** Answering at all proves that the server is alive. */
export const readDeskHealth: Verb<Context, typeof getDeskHealth> = async () => ({ status: 'ok' })
