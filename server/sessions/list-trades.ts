import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import { tradeView } from '../trading/index.ts'
import type { Verb } from '../route.ts'
import { requireSession } from './require-session.ts'

export const listSessionTrades: Verb<ViewerContext, typeof contract.listSessionTrades> = async ({
  ctx,
  input,
}) => {
  const session = await requireSession(ctx, input.params.sessionId)
  const [trades, positions] = await Promise.all([
    ctx.store.trades.ofMandate(session.id),
    ctx.store.positions.ofMandates([session.id]),
  ])
  const byTrade = Map.groupBy(positions, (position) => position.tradeId)
  return trades.map((trade) => tradeView(ctx, trade, session.budget, byTrade.get(trade.id) ?? []))
}
