// What an account was worth, and how far below its best. Money paid in or out moves both alike and is nobody's profit.
import type { UnixMs } from '../../contract/primitives.ts'

export interface EquityStep {
  at: UnixMs
  /** USDC that was earned or lost, after fees and funding. */
  pnl: number
  /** USDC paid in (above zero) or out. */
  paid: number
}

export interface EquityPoint {
  at: UnixMs
  /** USDC. */
  equity: number
  /** Earned since the first step. */
  cumulative: number
  /** The best so far, moved along by what was paid in or out since. */
  peak: number
  /** equity − peak, at most 0, and the same by the peak, −1…0; 0 where the peak is not above 0. */
  drawdown: number
  drawdownShare: number
}

/** Steps in the order of time; `start` is what there was before the first, USDC. */
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

/** The deepest, in money and as a share; they may be at different times. 0 of nothing. */
export function deepest(points: readonly EquityPoint[]): { drawdown: number; share: number } {
  let [drawdown, share] = [0, 0]
  for (const point of points) {
    drawdown = Math.min(drawdown, point.drawdown)
    share = Math.min(share, point.drawdownShare)
  }
  return { drawdown, share }
}
