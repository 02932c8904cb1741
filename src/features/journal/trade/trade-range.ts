// Which candles show a trade well.
import { intervalMs, intervals, type Interval } from '../../../../contract/market/market.ts'

export interface CandleRange {
  interval: Interval
  /** Epoch milliseconds. */
  from: number
  to: number
  limit: number
}

/** Bars that a trade should take at most, and those before and after it. */
const [most, before, after] = [200, 60, 30]

/** The finest interval in which the trade takes no more than two hundred bars, with some around it. */
export function candleRange(openedAt: number, closedAt: number): CandleRange {
  const held = closedAt - openedAt
  const interval = intervals.find((each) => held / intervalMs[each] <= most) ?? '1d'
  const bar = intervalMs[interval]
  const from = Math.max(0, openedAt - before * bar)
  const to = closedAt + after * bar
  return { interval, from, to, limit: Math.min(5000, Math.ceil((to - from) / bar) + 2) }
}

/** The market of our exchange that a symbol such as "BTC_USDT" is of. */
export function marketOf(symbol: string): string {
  return symbol.split('_')[0] ?? symbol
}
