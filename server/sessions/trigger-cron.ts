import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'

export const triggerCron: Verb<ViewerContext, typeof contract.triggerCron> = async ({ ctx }) => {
  const startedAt = ctx.clock()
  const summary = await ctx.runner.runUser(ctx.viewer.id)
  return { ...summary, durationMs: Math.max(0, ctx.clock() - startedAt) }
}
