import type * as contract from '../../../contract/endpoints.ts'
import { durationBands } from '../../../engine/journal/duration-bands.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { sample, sideOf, unitMoney } from './figures.ts'

const mostPoints = 1_000

export const getDurationProfit: Verb<ViewerContext, typeof contract.getDurationProfit> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const data = sample(rows, mostPoints).map((row) => ({
    duration_minutes: (row.closedAt - row.openedAt) / 60_000,
    net_pnl: unitMoney(row.units.net),
    symbol: row.symbol,
    side: sideOf(row),
  }))
  const bands = durationBands(rows).map(({ from, n, units }) => ({
    from_minutes: from,
    trade_count: n,
    net_pnl: unitMoney(units),
  }))
  return { n: rows.length, bands, sampled: rows.length > mostPoints, data }
}
