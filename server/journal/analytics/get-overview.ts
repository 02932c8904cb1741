import type * as contract from '../../../contract/endpoints.ts'
import type { Overview } from '../../../contract/journal/journal-figures.ts'
import { type Stretch, bestAndWorst, dayResults } from '../../../engine/journal/days.ts'
import { type Fall, deepestFall } from '../../../engine/journal/equity.ts'
import { type JournalRow, sumOf } from '../../../engine/journal/journal-row.ts'
import { performanceOf, riskOfRuin } from '../../../engine/journal/performance.ts'
import { dateOf, zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { once } from '../book/once.ts'
import { curveOf } from './curve.ts'
import { moneyOrNull, money, percent, uncertainMoney, uncertainR, unitMoney } from './figures.ts'
import { ledgerOf } from './ledger-of.ts'

const dayMs = 86_400_000

export const getOverview: Verb<ViewerContext, typeof contract.getOverview> = async ({
  ctx,
  input: { query },
}) => {
  const matching = await matchingTrades(ctx, query)
  const { rows } = matching
  const { start, steps, isEquity } = await curveOf(ctx, matching, query)
  const fall = deepestFall(start, steps)
  const { figures, account, unplanned, total_duration_days } = factsOf(rows)
  const { expectancy, averageR, streaks } = figures
  const share = isEquity ? riskShare(rows, fall) : null
  return {
    n: rows.length,
    account,
    performance: {
      win_rate: percent(figures.winRate),
      profit_factor: figures.profitFactor,
      avg_win: moneyOrNull(figures.averageWin),
      avg_loss: moneyOrNull(figures.averageLoss),
      largest_win: moneyOrNull(figures.largestWin),
      largest_loss: moneyOrNull(figures.largestLoss),
      expectancy: uncertainMoney(expectancy),
      avg_r_multiple: uncertainR(averageR),
      trades_per_day: figures.tradesPerDay,
      avg_duration_secs:
        figures.averageDurationMs === null ? null : figures.averageDurationMs / 1_000,
      total_duration_days,
      unplanned,
    },
    risk: {
      max_drawdown: money(fall.drawdown),
      max_drawdown_pct: isEquity ? fall.share * 100 : null,
      ...stretchesOf(rows, query.tz),
      risk_of_ruin: share === null ? null : percent(riskOfRuin(figures, share)),
      current_streak: streaks.current,
      best_streak: streaks.best,
      worst_streak: streaks.worst,
    },
    ledger: matching.isAll ? await ledgerOf(ctx, matching.all) : null,
  }
}

/** What depends on the trades alone. */
const factsOf = once((rows) => ({
  figures: performanceOf(rows),
  account: {
    total_trades: rows.length,
    total_pnl: sumOf(rows, 'gross'),
    total_fees: sumOf(rows, 'fees'),
    total_funding: sumOf(rows, 'funding'),
    net_pnl: sumOf(rows),
  },
  unplanned: rows.reduce((count, { isPlanned }) => count + (isPlanned ? 0 : 1), 0),
  total_duration_days: spanOf(rows),
}))

const stretchesOf = once((rows, tz) => {
  const days = dayResults(rows, zoneClock(tz))
  const [day, week, month] = [1, 7, 30].map((length) => bestAndWorst(days, length))
  return {
    best_day: onWire(day?.best),
    worst_day: onWire(day?.worst),
    best_week: onWire(week?.best),
    worst_week: onWire(week?.worst),
    best_month: onWire(month?.best),
    worst_month: onWire(month?.worst),
  } satisfies Partial<Overview['risk']>
})

function onWire(stretch: Stretch | undefined): Overview['risk']['best_day'] {
  if (stretch === undefined) return null
  const { from, to, units, n } = stretch
  return { from: dateOf(from), to: dateOf(to), net_pnl: unitMoney(units), n }
}

function spanOf(rows: readonly JournalRow[]): number | null {
  const last = rows.at(-1)
  if (last === undefined) return null
  const first = rows.reduce((least, { openedAt }) => Math.min(least, openedAt), Infinity)
  return (last.closedAt - first) / dayMs
}

/** The average share of the equity that a trade with a stop puts at risk; null without either. */
function riskShare(rows: readonly JournalRow[], { equity }: Fall): number | null {
  if (equity <= 0) return null
  let [risk, n] = [0, 0]
  for (const { net, r } of rows) {
    if (r === null || r === 0) continue
    risk += net / r
    n += 1
  }
  return n === 0 ? null : risk / n / equity
}
