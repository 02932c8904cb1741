// What a program's backtest came to. Ratios are floats, sums of money exact decimals.
import {
  add,
  compare,
  divide,
  negate,
  sign,
  subtract,
  toNumber,
  zero,
} from '../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { ProgramTrade } from './account.ts'

export interface ProgramStatistics {
  /** USDC after all costs. */
  net: DecimalString
  /** Percent of the starting balance. */
  returnPct: number
  trades: number
  /** Fraction of trades whose net is above 0; null without trades. */
  winRate: number | null
  /** Gross profit ÷ gross loss, both net of costs; null without a loss. */
  profitFactor: number | null
  /** Percent, ≤ 0: the deepest fall of equity at bar closes from its highest before. */
  maxDrawdownPct: number
  /** Mean ÷ deviation of daily returns × √365; null below two days or without deviation. */
  sharpe: number | null
  /** The same with the deviation of losing days alone: √(mean of min(return, 0)²). */
  sortino: number | null
  /** Percent a year; null for less than a day or when all is lost. */
  cagr: number | null
  /** Percent of the bars with an open position. */
  exposurePct: number
  averageTrade: DecimalString | null
  best: DecimalString | null
  worst: DecimalString | null
  longestLosingStreak: number
  /** Share of all profit that the best trade made; null without profit. */
  bestTradeShare: number | null
}

const day = 86_400_000
const yearDays = 365

/** Equity as it goes: what statistics need of it, in constant memory a day. */
export class EquityCurve {
  readonly #start: number
  /** Equity at the end of each UTC day that had a bar. */
  readonly days: { day: number; equity: number }[] = []
  #peak: number
  #deepest = 0
  #bars = 0
  #exposed = 0
  #first: UnixMs | null = null
  #last: UnixMs = 0

  constructor(balance: number) {
    this.#start = balance
    this.#peak = balance
  }

  add(time: UnixMs, equity: number, isExposed: boolean): void {
    this.#first ??= time
    this.#last = time
    this.#bars++
    if (isExposed) this.#exposed++
    this.#peak = Math.max(this.#peak, equity)
    this.#deepest = Math.min(this.#deepest, equity / this.#peak - 1)
    // A bar that closes at midnight belongs to the day that it ends.
    const of = Math.floor((time - 1) / day)
    const latest = this.days.at(-1)
    if (latest?.day === of) latest.equity = equity
    else this.days.push({ day: of, equity })
  }

  get maxDrawdownPct(): number {
    return 100 * this.#deepest
  }

  get exposurePct(): number {
    return this.#bars === 0 ? 0 : (100 * this.#exposed) / this.#bars
  }

  /** Days from the first bar to the last. */
  get spanDays(): number {
    return this.#first === null ? 0 : (this.#last - this.#first) / day
  }

  /** Fractions, one a day. */
  get dailyReturns(): number[] {
    let before = this.#start
    return this.days.map(({ equity }) => {
      const gained = before > 0 ? equity / before - 1 : 0
      before = equity
      return gained
    })
  }
}

export function programStatistics(
  balance: DecimalString,
  finalCash: DecimalString,
  trades: readonly ProgramTrade[],
  curve: EquityCurve,
): ProgramStatistics {
  const net = subtract(finalCash, balance)
  const nets = trades.map((trade) => trade.net)
  const [profit, loss] = [sumOf(nets, 1), negate(sumOf(nets, -1))]
  const sorted = nets.toSorted(compare)
  const [worst = null, best = null] = [sorted[0], sorted.at(-1)]
  const returns = curve.dailyReturns
  const downside = Math.sqrt(mean(returns.map((gained) => Math.min(gained, 0) ** 2)))
  const growth = toNumber(divide(finalCash, balance))
  return {
    net,
    returnPct: 100 * (growth - 1),
    trades: trades.length,
    winRate:
      nets.length === 0 ? null : nets.filter((value) => sign(value) > 0).length / nets.length,
    profitFactor: sign(loss) === 0 ? null : toNumber(divide(profit, loss)),
    maxDrawdownPct: curve.maxDrawdownPct,
    sharpe: ratio(returns, deviation(returns)),
    sortino: ratio(returns, downside),
    cagr:
      curve.spanDays < 1 || growth <= 0 ? null : 100 * (growth ** (yearDays / curve.spanDays) - 1),
    exposurePct: curve.exposurePct,
    averageTrade: nets.length === 0 ? null : divide(add(...nets), nets.length),
    best,
    worst,
    longestLosingStreak: longestStreak(nets),
    bestTradeShare:
      sign(profit) === 0 || best === null ? null : Math.max(0, toNumber(divide(best, profit))),
  }
}

function sumOf(values: readonly DecimalString[], wanted: 1 | -1): DecimalString {
  return add(zero, ...values.filter((value) => sign(value) === wanted))
}

function longestStreak(nets: readonly DecimalString[]): number {
  let longest = 0
  let streak = 0
  for (const net of nets) {
    streak = sign(net) > 0 ? 0 : streak + 1
    longest = Math.max(longest, streak)
  }
  return longest
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of a sample: n − 1. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}

function ratio(returns: readonly number[], spread: number): number | null {
  return returns.length < 2 || spread === 0 ? null : (mean(returns) / spread) * Math.sqrt(yearDays)
}
