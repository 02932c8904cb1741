// What is stored of a backtest as JSON.
import type { Interval } from '../../../contract/market/market.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { BacktestWarning } from '../../../contract/lab/backtest-shapes.ts'

export interface BacktestTerms {
  symbols: string[]
  interval: Interval
  /** Days, both included. */
  startDate: string
  endDate: string
  /** The first bar opens at `from` or later; no bar ends after `to`. */
  from: UnixMs
  to: UnixMs
  params: Record<string, number>
  seed: number
  /** USDC. */
  balance: number
  /** Percent. */
  slippagePct: number
  takerFeePct: number
  fundingHourlyPct: number
  leverage: number
}

export interface BacktestOutcome {
  /** Exact decimals of USDC. */
  net: string
  fees: string
  funding: string
  averageTrade: string | null
  best: string | null
  worst: string | null
  returnPct: number
  trades: number
  winRate: number | null
  profitFactor: number | null
  maxDrawdownPct: number
  sharpe: number | null
  sharpeError: number | null
  sortino: number | null
  cagr: number | null
  exposurePct: number
  longestLosingStreak: number
  buyAndHoldPct: number
  runs: number
  failed: {
    count: number
    first: { message: string; line: number | null; column: number | null; time: UnixMs } | null
  }
  equity: (readonly [UnixMs, number])[]
  monthly: { month: string; pnl: number; return_pct: number }[]
  warnings: BacktestWarning[]
  /** Results of its trades in the order in which they ended, USDC after all costs. */
  nets: number[]
}

/** One fill, or one refused decision. */
export interface BacktestEvent {
  kind: 'fill' | 'refused'
  at: UnixMs
  symbol: string
  /** Units of the coin; negative: sold. */
  quantity: number
  price: number
  fee: number
  /** USDC that the position received which ended with it; absent where none ended. */
  funding?: number
  /** USDC before costs; null where nothing was closed. */
  pnl: number | null
  cause: 'order' | 'stop' | 'target' | 'liquidation' | 'end'
  equityBefore: number
  equityAfter: number
  /** What the program decided, when, and why; absent for what the market caused. */
  decided?: {
    at: UnixMs
    action: 'buy' | 'sell' | 'close'
    reason: string | null
    /** The close that it was decided by; absent where none was kept. */
    price?: number
  }
  /** Which rule refused it, in words. */
  error?: string
  /** Whether the fill opened, closed, or did both. */
  part?: 'entry' | 'exit' | 'turn'
}

export type BacktestEvents = BacktestEvent[]
