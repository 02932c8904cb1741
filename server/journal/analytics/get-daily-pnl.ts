import type * as contract from '../../../contract/endpoints.ts'
import { dayResults } from '../../../engine/journal/days.ts'
import { dateOf, zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { unitMoney } from './figures.ts'

export const getDailyPnl: Verb<ViewerContext, typeof contract.getDailyPnl> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const data = dayResults(rows, zoneClock(query.tz)).map(({ day, units, n, wins }) => ({
    date: dateOf(day),
    net_pnl: unitMoney(units),
    trade_count: n,
    win_count: wins,
  }))
  return { n: rows.length, data }
}
