import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { retag } from './retag.ts'
import { viewOf } from './views-of.ts'

export const addTradeTags: Verb<ViewerContext, typeof contract.addTradeTags> = async ({
  ctx,
  input: { params, body },
}) => {
  const add = 'tag_id' in body ? [body.tag_id] : body.tag_ids
  await retag(ctx, [params.id], { add })
  return viewOf(ctx, params.id)
}
