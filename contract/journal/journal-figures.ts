// Figures of a set of closed trades. Money is USDC as exact decimals; percents, ratios and R are numbers, null where
// there is nothing to divide by; `n` is the number of trades that a figure is made of.
import * as z from 'zod/mini'
import { DecimalString } from '../primitives.ts'

export const Ratio = z.nullable(z.number())
export const Money = DecimalString

/** A mean and the interval that contains 95 % of the means of resampled trades; bounds are null below 20 trades. */
export const UncertainMoney = z.nullable(
  z.object({ mean: Money, low: z.nullable(Money), high: z.nullable(Money), n: z.int() }),
)
export const UncertainR = z.nullable(
  z.object({ mean: z.number(), low: Ratio, high: Ratio, n: z.int() }),
)

/** A stretch of days with what it earned; null without trades. */
const Stretch = z.nullable(
  z.object({ from: z.string(), to: z.string(), net_pnl: Money, n: z.int() }),
)

export const Overview = z.object({
  n: z.int(),
  account: z.object({
    total_trades: z.int(),
    /** Before fees and funding. */
    total_pnl: Money,
    total_fees: Money,
    total_funding: Money,
    net_pnl: Money,
  }),
  performance: z.object({
    /** Percent of trades with a net result above 0. */
    win_rate: Ratio,
    /** Won divided by lost. */
    profit_factor: Ratio,
    avg_win: z.nullable(Money),
    /** At most 0, as `largest_loss`. */
    avg_loss: z.nullable(Money),
    largest_win: z.nullable(Money),
    largest_loss: z.nullable(Money),
    /** Net result per trade. */
    expectancy: UncertainMoney,
    /** Win rate × average win − loss rate × average loss, in R: the mean of `r_multiple`. */
    avg_r_multiple: UncertainR,
    trades_per_day: Ratio,
    avg_duration_secs: Ratio,
    /** From the first opening to the last closing. */
    total_duration_days: Ratio,
    /** Trades without a stop or without a target when they were opened. */
    unplanned: z.int(),
  }),
  risk: z.object({
    /** At most 0: the deepest fall of the sum of net results, trade by trade, and in percent of the equity before it. */
    max_drawdown: Money,
    max_drawdown_pct: Ratio,
    best_day: Stretch,
    worst_day: Stretch,
    /** Seven days in a row, and thirty. */
    best_week: Stretch,
    worst_week: Stretch,
    best_month: Stretch,
    worst_month: Stretch,
    /** Percent: the chance of losing everything, at the average risk per trade. */
    risk_of_ruin: Ratio,
    /** Trades in a row: positive for wins, negative for losses. */
    current_streak: z.int(),
    best_streak: z.int(),
    worst_streak: z.int(),
  }),
  /** Null with filters. Of the viewer's own account, since the books began. */
  ledger: z.nullable(
    z.object({
      /** What the exchange booked: realised results − fees + funding. */
      ledger_sum: Money,
      /** The sum of `net_pnl` in the journal, without imported and typed trades. */
      journal_sum: Money,
      /** What was booked in markets that hold something now. */
      open: Money,
      /** What was booked for trades that were not made here. */
      outside: Money,
      /** ledger_sum − journal_sum − open − outside. */
      difference: Money,
    }),
  ),
})
export type Overview = z.infer<typeof Overview>

export const GroupFigures = z.object({
  key: z.string(),
  n: z.int(),
  net_pnl: Money,
  win_rate: z.number(),
  expectancy: UncertainMoney,
  avg_r: UncertainR,
})
export type GroupFigures = z.infer<typeof GroupFigures>

/** In R: the 10th, 50th and 90th percentile. */
export const Spread = z.nullable(
  z.object({ n: z.int(), p10: z.number(), median: z.number(), p90: z.number() }),
)
