import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import { sessionView } from './session-view.ts'
import { tradeView } from '../trading/index.ts'
import type { Verb } from '../route.ts'
import { requireSession } from './require-session.ts'

export const getCurrentTrade: Verb<ViewerContext, typeof contract.getCurrentTrade> = async ({
  ctx,
  input,
}) => {
  const { sessionId } = input.query
  const session =
    sessionId === undefined
      ? (await ctx.store.sessions.running(ctx.viewer.id))[0]
      : await requireSession(ctx, sessionId)
  if (session === undefined) return { trade: null, session: null }
  const trade = await ctx.store.trades.open(session.id)
  const shown = await sessionView(ctx, session)
  if (trade === undefined) return { trade: null, session: shown }
  const positions = await ctx.store.positions.ofTrade(trade.id)
  return { trade: tradeView(ctx, trade, session.budget, positions), session: shown }
}
