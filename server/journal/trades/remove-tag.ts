import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { retag } from './retag.ts'
import { viewOf } from './views-of.ts'

export const removeTradeTag: Verb<ViewerContext, typeof contract.removeTradeTag> = async ({
  ctx,
  input: { params },
}) => {
  await retag(ctx, [params.id], { remove: [params.tag_id] })
  return viewOf(ctx, params.id)
}
