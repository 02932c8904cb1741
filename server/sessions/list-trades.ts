import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import { tradeView } from '../ledger/trade-view.ts'
import type { Verb } from '../route.ts'
import { requireSession } from '../ledger/owned.ts'

export const listSessionTrades: Verb<ViewerContext, typeof contract.listSessionTrades> = async ({
  ctx,
  input,
}) => {
  const session = await requireSession(ctx, input.params.sessionId)
  const [trades, positions] = await Promise.all([
    ctx.store.trades.ofSession(session.id),
    ctx.store.positions.ofSessions([session.id]),
  ])
  const byTrade = Map.groupBy(positions, (position) => position.tradeId)
  return trades.map((trade) => tradeView(ctx, trade, session, byTrade.get(trade.id) ?? []))
}
