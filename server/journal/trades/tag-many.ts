import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { retag } from './retag.ts'

export const tagManyTrades: Verb<ViewerContext, typeof contract.tagManyTrades> = async ({
  ctx,
  input: { body },
}) => ({ changed: await retag(ctx, body.trade_ids, body) })
