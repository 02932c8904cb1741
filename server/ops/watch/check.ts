import type { Context } from '../../context.ts'
import type { Finding } from '../port.ts'

export type WatchContext = Pick<Context, 'store' | 'exchange' | 'config' | 'clock'>

/** Undefined when there is nothing to report. An error is reported as unknown. */
export type Check = (ctx: WatchContext) => Promise<Finding | undefined>
