// An account's equity over time, and its distance below the peak. Deposits and withdrawals move both alike and are
// not profit.
import type { UnixMs } from '../../contract/primitives.ts'

export interface EquityStep {
  at: UnixMs
  /** USDC earned or lost, after fees and funding. */
  pnl: number
  /** USDC deposited (positive) or withdrawn. */
  paid: number
}

export interface EquityPoint {
  at: UnixMs
  /** USDC. */
  equity: number
  /** USDC earned since the first step. */
  cumulative: number
  /** USDC: the highest equity so far, moved by deposits and withdrawals since. */
  peak: number
  /** USDC, equity − peak, at most 0; and the same divided by the peak, −1…0; 0 where the peak is not above 0. */
  drawdown: number
  drawdownShare: number
}

/** Steps in order of time; `start`: the equity before the first, USDC. */
export function equityCurve(start: number, steps: readonly EquityStep[]): EquityPoint[] {
  let [equity, peak, cumulative] = [start, start, 0]
  return steps.map(({ at, pnl, paid }) => {
    equity += pnl + paid
    cumulative += pnl
    peak = Math.max(peak + paid, equity)
    const drawdown = equity - peak
    return {
      at,
      equity,
      cumulative,
      peak,
      drawdown,
      drawdownShare: peak > 0 ? Math.max(-1, drawdown / peak) : 0,
    }
  })
}

/** The deepest drawdown in USDC and as a share; they may be at different times. 0 without points. */
export function deepest(points: readonly EquityPoint[]): { drawdown: number; share: number } {
  let [drawdown, share] = [0, 0]
  for (const point of points) {
    drawdown = Math.min(drawdown, point.drawdown)
    share = Math.min(share, point.drawdownShare)
  }
  return { drawdown, share }
}
