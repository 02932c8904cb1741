import type * as contract from '../../../contract/endpoints.ts'
import type { TradeTarget } from '../../storage/journal/targets.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { money } from './figures.ts'

export const getTargetFigures: Verb<ViewerContext, typeof contract.getTargetFigures> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const wanted = new Set(rows.map(({ id }) => id))
  const targets = await ctx.store.tradeTargets.ofTrades(ctx.viewer.id)
  const trades = [...Map.groupBy(targets, ({ tradeId }) => tradeId)]
    .filter(([id]) => wanted.has(id))
    .map(([, ofTrade]) => ofTrade)
  const most = trades.reduce((longest, { length }) => Math.max(longest, length), 0)
  const data = Array.from({ length: most }, (_, index) => figuresOf(trades, index))
  return { n: trades.length, data }
}

function figuresOf(trades: readonly TradeTarget[][], index: number) {
  const having = trades.filter((targets) => targets.length > index)
  const reached = having.filter((targets) => targets[index]?.isReached)
  const further = reached.filter((targets) => targets.length > index + 1)
  const next = further.filter((targets) => targets[index + 1]?.isReached)
  return {
    target: index + 1,
    trade_count: having.length,
    reached: reached.length,
    reached_pct: (reached.length / having.length) * 100,
    earned: money(reached.reduce((sum, targets) => sum + (targets[index]?.earned ?? 0), 0)),
    next_reached: next.length,
    next_reached_pct: further.length === 0 ? null : (next.length / further.length) * 100,
  }
}
