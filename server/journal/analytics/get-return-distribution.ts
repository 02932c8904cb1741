import type * as contract from '../../../contract/endpoints.ts'
import { dayResults } from '../../../engine/journal/days.ts'
import { bands } from '../../../engine/journal/groups.ts'
import { zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { curveOf } from './curve.ts'

/** Days that lost everything or gained more than this many percent are in the outermost bands. */
const outermost = 100

export const getReturnDistribution: Verb<
  ViewerContext,
  typeof contract.getReturnDistribution
> = async ({ ctx, input: { query } }) => {
  const matching = await matchingTrades(ctx, query)
  const whole = { ...query, ...everything }
  const all = { ...matching, rows: matching.all, isAll: true }
  // The equity is the account's, whichever trades are asked for.
  const { start: before, steps, isEquity } = await curveOf(ctx, all, whole)
  const clock = zoneClock(query.tz)
  const starts = new Map<number, number>()
  let equity = before
  for (const { at, pnl, paid } of steps) {
    const day = clock.dayOf(at)
    if (!starts.has(day)) starts.set(day, equity)
    equity += pnl + paid
  }
  const returns = isEquity
    ? dayResults(matching.rows, clock).flatMap(({ day, units }) => {
        const start = starts.get(day) ?? 0
        return start > 0 ? [(units / 1e8 / start) * 100] : []
      })
    : []
  const within = returns.map((each) => Math.min(outermost, Math.max(-outermost, each)))
  const data = bands(within, 1).map(({ from, n }) => ({
    bucket_label: `${from}%`,
    from_pct: from,
    day_count: n,
  }))
  return { n: returns.length, data }
}

const everything = {
  exchange: undefined,
  symbol: undefined,
  side: undefined,
  origin: undefined,
  tag: undefined,
  setup: undefined,
  result: undefined,
  planned: undefined,
  q: undefined,
  date_from: undefined,
  date_to: undefined,
}
