import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { endAll } from '../sign-in/end-sign-ins.ts'

export const signOutEverywhere: Verb<ViewerContext, typeof contract.signOutEverywhere> = async ({
  ctx,
}) => {
  await endAll(ctx, ctx.viewer.id)
  return { ok: true }
}
