import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { sample, sideOf, unitMoney } from './figures.ts'

const mostPoints = 2_000

export const getDurationProfit: Verb<ViewerContext, typeof contract.getDurationProfit> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const data = sample(rows, mostPoints).map((row) => ({
    id: row.id,
    duration_minutes: (row.closedAt - row.openedAt) / 60_000,
    net_pnl: unitMoney(row.units.net),
    symbol: row.symbol,
    side: sideOf(row),
  }))
  return { n: rows.length, sampled: rows.length > mostPoints, data }
}
