import type * as contract from '../../../contract/endpoints.ts'
import { zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { unitMoney } from './figures.ts'

export const getTimeDistribution: Verb<
  ViewerContext,
  typeof contract.getTimeDistribution
> = async ({ ctx, input: { query } }) => {
  const { rows } = await matchingTrades(ctx, query)
  const clock = zoneClock(query.tz)
  const cells = Array.from({ length: 7 * 24 }, () => ({ n: 0, units: 0 }))
  for (const { openedAt, units } of rows) {
    const cell = cells[clock.weekdayOf(openedAt) * 24 + clock.hourOf(openedAt)]
    if (cell === undefined) continue
    cell.n += 1
    cell.units += units.net
  }
  const data = cells.flatMap(({ n, units }, index) =>
    n === 0
      ? []
      : [
          {
            hour: index % 24,
            day_of_week: Math.floor(index / 24),
            trade_count: n,
            net_pnl: unitMoney(units),
          },
        ],
  )
  return { n: rows.length, data }
}
