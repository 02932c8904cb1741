// Analytics of closed trades. All take the journal's filters; days and hours are those of `tz`.
import * as z from 'zod/mini'
import { riskChecks } from '../desk/risk-checks.ts'
import { desk } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { TradeFilters } from './filters.ts'
import { GroupFigures, Money, Overview, Ratio, Spread, UncertainMoney } from './journal-figures.ts'
import { TradeTag } from './journal-trade.ts'

const path = '/api/v1/journal/analytics'
const shared = { ...desk, method: 'GET', query: TradeFilters, errors: [] } as const
const n = z.int()
const Date = z.string()

export const getOverview = defineEndpoint({
  ...shared,
  id: 'journal.overview',
  path: `${path}/overview`,
  summary:
    'What the trades earned, how sure that is, and whether the journal agrees with the ledger',
  output: Overview,
})

export const getEquityCurve = defineEndpoint({
  ...shared,
  id: 'journal.equityCurve',
  path: `${path}/equity-curve`,
  summary: 'The sum of net results by day, with the account’s equity where it is known',
  output: z.object({
    n,
    data: z.array(
      z.object({
        date: Date,
        cumulative_pnl: Money,
        /** Paid in by then (negative: taken out), since the curve began. */
        paid: Money,
        /** Without the profit of open positions; null when filters leave a part of the trades only. */
        equity: z.nullable(Money),
        /** The highest value so far, of equity where it is known, moved by deposits; otherwise of the sum. */
        peak: Money,
        /** At most 0. */
        drawdown: Money,
        drawdown_pct: Ratio,
        is_true_equity: z.boolean(),
      }),
    ),
  }),
})

export const getDailyPnl = defineEndpoint({
  ...shared,
  id: 'journal.dailyPnl',
  path: `${path}/daily-pnl`,
  summary: 'Net results by the day on which trades closed',
  output: z.object({
    n,
    data: z.array(z.object({ date: Date, net_pnl: Money, trade_count: n, win_count: n })),
  }),
})

export const getSymbolBreakdown = defineEndpoint({
  ...shared,
  id: 'journal.symbols',
  path: `${path}/symbol-breakdown`,
  summary: 'Results by market, most trades first',
  output: z.object({
    n,
    data: z.array(
      z.object({
        symbol: z.string(),
        trade_count: n,
        net_pnl: Money,
        win_rate: z.number(),
        avg_r: Ratio,
      }),
    ),
  }),
})

export const getDurationProfit = defineEndpoint({
  ...shared,
  id: 'journal.durations',
  path: `${path}/duration-profit`,
  summary: 'How long each trade took and what it earned; of very many every so-manieth',
  output: z.object({
    n,
    /** Of all trades, also of those that `data` leaves out; a band ends where the next begins. */
    bands: z.array(z.object({ from_minutes: z.number(), trade_count: n, net_pnl: Money })),
    /** Whether some trades were left out of `data`. */
    sampled: z.boolean(),
    data: z.array(
      z.object({
        duration_minutes: z.number(),
        net_pnl: Money,
        symbol: z.string(),
        side: z.enum(['buy', 'sell']),
      }),
    ),
  }),
})

export const getReturnDistribution = defineEndpoint({
  ...shared,
  id: 'journal.returns',
  path: `${path}/return-distribution`,
  summary:
    'Days with trades, by their net result in percent of the equity at the start of the day: bands of 1 %',
  output: z.object({
    /** Days; those whose starting equity is not known are not among them. */
    n,
    data: z.array(z.object({ bucket_label: z.string(), from_pct: z.number(), day_count: n })),
  }),
})

export const getTimeDistribution = defineEndpoint({
  ...shared,
  id: 'journal.times',
  path: `${path}/time-distribution`,
  summary: 'Results by the hour and the day of the week at which trades were opened; 0 is Monday',
  output: z.object({
    n,
    data: z.array(
      z.object({ hour: z.int(), day_of_week: z.int(), trade_count: n, net_pnl: Money }),
    ),
  }),
})

export const getFilterOptions = defineEndpoint({
  ...shared,
  id: 'journal.options',
  path: `${path}/filter-options`,
  summary:
    'The values that filters can have, with the number of trades that the other filters leave',
  output: z.object({
    exchanges: z.array(z.string()),
    symbols: z.array(z.object({ symbol: z.string(), count: n })),
    setups: z.array(z.object({ setup: z.string(), count: n })),
    origins: z.array(z.object({ origin: z.string(), count: n })),
    tags: z.array(z.extend(TradeTag, { count: n })),
    first_closed: z.nullable(Date),
    last_closed: z.nullable(Date),
  }),
})

export const getRDistribution = defineEndpoint({
  ...shared,
  id: 'journal.rs',
  path: `${path}/r-distribution`,
  summary:
    'Trades by their result in R, in bands of half an R; the outermost hold all beyond ±10 R',
  output: z.object({
    /** Trades with a stop. */
    n,
    data: z.array(
      z.object({ from_r: z.number(), to_r: z.number(), trade_count: n, net_pnl: Money }),
    ),
  }),
})

export const getExcursions = defineEndpoint({
  ...shared,
  id: 'journal.excursions',
  path: `${path}/excursions`,
  summary:
    'How far trades went against and for their holder: whether stops and targets are well placed',
  output: z.object({
    /** Trades whose worst and best open results are known in R. */
    n,
    mae_of_winners: Spread,
    mfe_of_losers: Spread,
    /** Percent of losers that were 1 R ahead or more at some time. */
    losers_once_ahead_pct: Ratio,
    /** Trades that ended within 0.1 R of nothing after having been 1 R ahead or more. */
    scratches_once_ahead: n,
    /** Percent of their best open result that winners kept, on average. */
    kept_of_best_pct: Ratio,
  }),
})

/** What refused trades would have earned: after fees, without funding. */
const missed = {
  /** Refused trades of which it is known how they would have ended. */
  n,
  /** Those that would be open still, or whose entry would still be waiting. */
  running: n,
  /** Of `n`: entries that the market never reached. */
  unfilled: n,
  net_pnl: Money,
  /** Of one trade. */
  expectancy: UncertainMoney,
}

export const getRuleFigures = defineEndpoint({
  ...shared,
  id: 'journal.rules',
  path: `${path}/rules`,
  summary:
    'What the viewer’s own limits saved and cost: trades by hand that they refused, replayed over the candles that followed',
  output: z.object({
    ...missed,
    data: z.array(z.object({ rule: z.enum(riskChecks), ...missed })),
  }),
})

const groupings = [
  'setup',
  'tag',
  'symbol',
  'hour',
  'weekday',
  'origin',
  'side',
  'close_reason',
] as const

export const getSetups = defineEndpoint({
  ...shared,
  id: 'journal.setups',
  path: `${path}/setups`,
  summary: 'What a trade is expected to earn, by what trades have in common; largest groups first',
  query: z.strictObject({
    ...TradeFilters.shape,
    /** What to group by. A trade with two tags counts in both. */
    by: z._default(z.enum(groupings), 'setup'),
  }),
  output: z.object({
    n,
    /** `key`: the setup, the tag’s name, …; hours 0–23, weekdays 0 (Monday) – 6; empty: without one. */
    data: z.array(GroupFigures),
  }),
})

export const getTargetFigures = defineEndpoint({
  ...shared,
  id: 'journal.targets',
  path: `${path}/targets`,
  summary:
    'For each target, nearest first: how often it was reached, what it earned, and how often the next one followed',
  output: z.object({
    /** Trades made here with at least one target. */
    n,
    data: z.array(
      z.object({
        /** 1: the nearest. */
        target: z.int(),
        trade_count: n,
        reached: n,
        reached_pct: z.number(),
        /** Before fees and funding. */
        earned: Money,
        /** Of the trades that reached it and had a further one: how many reached that, too. */
        next_reached: n,
        next_reached_pct: Ratio,
      }),
    ),
  }),
})
