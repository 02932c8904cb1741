// Statistics of a set of closed trades.
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
}

/** Numbers of trades in a row: positive for wins, negative for losses. */
export interface Streaks {
  current: number
  best: number
  worst: number
}

const dayMs = 86_400_000

/** `trades`: in the order in which they closed. */
export function performanceOf(trades: readonly MeasuredTrade[]): Performance {
  const n = trades.length
  const { wins, losses, fees, funding, nets, rs, durations, firstAt } = totalsOf(trades)
  const lost = -losses.sum
  return {
    n,
    net: sum(nets),
    fees,
    funding,
    winRate: n === 0 ? null : wins.n / n,
    profitFactor: lost > 0 ? wins.sum / lost : null,
    averageWin: averageOf(wins),
    averageLoss: averageOf(losses),
    largestWin: wins.n === 0 ? null : wins.most,
    largestLoss: losses.n === 0 ? null : losses.least,
    expectancy: uncertainMean(nets),
    averageR: uncertainMean(rs),
    averageDurationMs: n === 0 ? null : durations / n,
    tradesPerDay: pace(trades, firstAt),
    streaks: streaksOf(trades),
  }
}

interface Total {
  n: number
  sum: number
  most: number
  least: number
}

/** In one turn: a journal may have a hundred thousand trades. */
function totalsOf(trades: readonly MeasuredTrade[]) {
  const newTotal = (): Total => ({ n: 0, sum: 0, most: -Infinity, least: Infinity })
  const [wins, losses] = [newTotal(), newTotal()]
  const [nets, rs] = [new Float64Array(trades.length), new Float64Array(trades.length)]
  let [index, measured, fees, funding, durations, firstAt] = [0, 0, 0, 0, 0, Infinity]
  for (const trade of trades) {
    const { net, r, openedAt } = trade
    const total = isWin(trade) ? wins : losses
    total.n += 1
    total.sum += net
    total.most = Math.max(total.most, net)
    total.least = Math.min(total.least, net)
    nets[index++] = net
    if (r !== null) rs[measured++] = r
    fees += trade.fees
    funding += trade.funding
    durations += trade.closedAt - openedAt
    firstAt = Math.min(firstAt, openedAt)
  }
  return { wins, losses, fees, funding, durations, firstAt, nets, rs: rs.subarray(0, measured) }
}

function averageOf({ n, sum: total }: Total): number | null {
  return n === 0 ? null : total / n
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
 * The probability, 0…1, of losing everything when each trade risks this share of the account, 0…1; null without trades.
 * Risk of ruin = ((1 − a) ÷ (1 + a)) ^ (1 ÷ share), a = win rate − loss rate ÷ payoff, payoff = average win ÷
 * average loss; 1 without an edge. P. J. Kaufman, Trading Systems and Methods, ch. "Risk Control".
 */
export function riskOfRuin(
  { winRate, averageWin, averageLoss }: Pick<Performance, 'winRate' | 'averageWin' | 'averageLoss'>,
  share: number,
): number | null {
  if (winRate === null || share <= 0) return null
  if (averageWin === null) return 1
  if (averageLoss === null || averageLoss === 0) return 0
  const edge = winRate - (1 - winRate) / (averageWin / -averageLoss)
  if (edge <= 0) return 1
  return ((1 - edge) / (1 + edge)) ** (1 / share)
}

function pace(trades: readonly MeasuredTrade[], firstAt: number): number | null {
  const last = trades.at(-1)
  return last === undefined ? null : trades.length / Math.max(1, (last.closedAt - firstAt) / dayMs)
}
