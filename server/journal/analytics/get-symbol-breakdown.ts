import type * as contract from '../../../contract/endpoints.ts'
import { byKey, meanOf, shareOfWins } from '../../../engine/journal/groups.ts'
import { sumOf } from '../../../engine/journal/journal-row.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'

export const getSymbolBreakdown: Verb<ViewerContext, typeof contract.getSymbolBreakdown> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const data = byKey(rows, ({ symbol }) => [symbol]).map(([symbol, group]) => ({
    symbol,
    trade_count: group.length,
    net_pnl: sumOf(group),
    win_rate: shareOfWins(group) * 100,
    avg_r: meanOf(group.flatMap(({ r }) => (r === null ? [] : [r]))),
  }))
  return { n: rows.length, data }
}
