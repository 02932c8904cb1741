import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireTrade } from './require-trade.ts'
import { tradeView } from './trade-view.ts'

export const getTrade: Verb<ViewerContext, typeof contract.getTrade> = async ({ ctx, input }) =>
  tradeView(ctx, await requireTrade(ctx, input.params.id))
