import type { Context } from '../../context.ts'
import type { Finding } from '../port.ts'

export type WatchContext = Pick<Context, 'store' | 'exchange' | 'config' | 'clock'>

/** Undefined: there is nothing to be found. What throws is told as not known. */
export type Check = (ctx: WatchContext) => Promise<Finding | undefined>
