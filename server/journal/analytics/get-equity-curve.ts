import type * as contract from '../../../contract/endpoints.ts'
import { type EquityPoint, equityCurve } from '../../../engine/journal/equity.ts'
import { dayResults } from '../../../engine/journal/days.ts'
import { toPlain } from '../../../engine/journal/units.ts'
import { dateOf, zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { curveOf } from './curve.ts'
import { money } from './figures.ts'

export const getEquityCurve: Verb<ViewerContext, typeof contract.getEquityCurve> = async ({
  ctx,
  input: { query },
}) => {
  const matching = await matchingTrades(ctx, query)
  const { start, steps, isEquity } = await curveOf(ctx, matching, query)
  const points = equityCurve(start, steps)
  const clock = zoneClock(query.tz)
  const ends = new Map<number, { point: EquityPoint; paid: number }>()
  let paid = 0
  for (const [index, point] of points.entries()) {
    paid += steps[index]?.paid ?? 0
    ends.set(clock.dayOf(point.at), { point, paid })
  }
  const earned = new Map(dayResults(matching.rows, clock).map(({ day, units }) => [day, units]))
  let sum = 0n
  const data = [...ends].map(([day, { point, paid: paidBy }]) => {
    sum += BigInt(earned.get(day) ?? 0)
    return {
      date: dateOf(day),
      cumulative_pnl: toPlain(sum),
      paid: money(paidBy),
      equity: isEquity ? money(point.equity) : null,
      peak: money(point.peak),
      drawdown: money(point.drawdown),
      drawdown_pct: isEquity && point.peak > 0 ? point.drawdownShare * 100 : null,
      is_true_equity: isEquity,
    }
  })
  return { n: matching.rows.length, data }
}
