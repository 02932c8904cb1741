// Statistics of a set of closed trades.
import { meanOf } from './groups.ts'
import { isWin, type MeasuredTrade } from './measured-trade.ts'
import { sum, uncertainMean, type Uncertain } from './uncertainty.ts'

export interface Performance {
  n: number
  /** USDC. */
  net: number
  fees: number
  funding: number
  /** Share of trades that won, 0…1; null without trades. */
  winRate: number | null
  /** Won USDC divided by lost USDC; null when nothing was lost. */
  profitFactor: number | null
  /** USDC per winning trade, and per losing trade (at most 0); null without any. */
  averageWin: number | null
  averageLoss: number | null
  largestWin: number | null
  largestLoss: number | null
  /** USDC per trade, which is also the expected result of the next one; null without trades. */
  expectancy: Uncertain | null
  /** R per trade, only of trades with a stop; null without any. */
  averageR: Uncertain | null
  averageDurationMs: number | null
  /** Trades per day, from the first opening to the last closing, at least one day. */
  tradesPerDay: number | null
  streaks: Streaks
  /** Probability, 0…1, of losing everything with this edge; null where it cannot be computed. */
  riskOfRuin: number | null
}

/** Numbers of trades in a row: positive for wins, negative for losses. */
export interface Streaks {
  current: number
  best: number
  worst: number
}

const dayMs = 86_400_000

/** `trades`: in the order in which they closed. `riskShare`: the share of the account that one trade risks, 0…1. */
export function performanceOf(
  trades: readonly MeasuredTrade[],
  riskShare: number | null = null,
): Performance {
  const n = trades.length
  const wins = trades.filter(isWin).map(({ net }) => net)
  const losses = trades.filter((trade) => !isWin(trade)).map(({ net }) => net)
  const rs = trades.flatMap(({ r }) => (r === null ? [] : [r]))
  const lost = -sum(losses)
  return {
    n,
    net: sum(trades.map(({ net }) => net)),
    fees: sum(trades.map(({ fees }) => fees)),
    funding: sum(trades.map(({ funding }) => funding)),
    winRate: n === 0 ? null : wins.length / n,
    profitFactor: lost > 0 ? sum(wins) / lost : null,
    averageWin: meanOf(wins),
    averageLoss: meanOf(losses),
    largestWin: extreme(wins, Math.max),
    largestLoss: extreme(losses, Math.min),
    expectancy: uncertainMean(trades.map(({ net }) => net)),
    averageR: uncertainMean(rs),
    averageDurationMs: meanOf(trades.map(({ openedAt, closedAt }) => closedAt - openedAt)),
    tradesPerDay: pace(trades),
    streaks: streaksOf(trades),
    riskOfRuin: riskShare === null ? null : riskOfRuin(wins, losses, riskShare),
  }
}

/** In the order in which they closed. */
export function streaksOf(trades: readonly Pick<MeasuredTrade, 'net'>[]): Streaks {
  let [current, best, worst] = [0, 0, 0]
  for (const trade of trades) {
    const step = isWin(trade) ? 1 : -1
    current = current * step > 0 ? current + step : step
    best = Math.max(best, current)
    worst = Math.min(worst, current)
  }
  return { current, best, worst }
}

/**
 * Risk of ruin = ((1 − a) ÷ (1 + a)) ^ (1 ÷ share), a = win rate − loss rate ÷ payoff, payoff = average win ÷
 * average loss; 1 without an edge. P. J. Kaufman, Trading Systems and Methods, ch. "Risk Control".
 */
function riskOfRuin(
  wins: readonly number[],
  losses: readonly number[],
  share: number,
): number | null {
  const n = wins.length + losses.length
  if (n === 0 || share <= 0) return null
  if (wins.length === 0) return 1
  const averageLoss = -(meanOf(losses) ?? 0)
  if (averageLoss === 0) return 0
  const payoff = (meanOf(wins) ?? 0) / averageLoss
  const edge = wins.length / n - losses.length / n / payoff
  if (edge <= 0) return 1
  return ((1 - edge) / (1 + edge)) ** (1 / share)
}

function pace(trades: readonly MeasuredTrade[]): number | null {
  const last = trades.at(-1)
  if (last === undefined) return null
  const first = extreme(
    trades.map(({ openedAt }) => openedAt),
    Math.min,
  )
  const days = Math.max(1, (last.closedAt - (first ?? last.closedAt)) / dayMs)
  return trades.length / days
}

/** Passing a hundred thousand arguments would overflow the stack. */
function extreme(
  values: readonly number[],
  choose: (one: number, other: number) => number,
): number | null {
  return values.length === 0 ? null : values.reduce((most, value) => choose(most, value))
}
