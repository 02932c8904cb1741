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
  const points: EquityPoint[] = []
  walk(start, steps, (at, equity, cumulative, peak) => {
    const drawdown = equity - peak
    points.push({ at, equity, cumulative, peak, drawdown, drawdownShare: shareOf(drawdown, peak) })
  })
  return points
}

export interface Fall {
  /** USDC, at most 0; and as a share of the peak, −1…0. They may be at different times. */
  drawdown: number
  share: number
  /** USDC, after the last step. */
  equity: number
}

/** The deepest drawdown of the curve, without making its points. */
export function deepestFall(start: number, steps: readonly EquityStep[]): Fall {
  const deepest: Fall = { drawdown: 0, share: 0, equity: start }
  walk(start, steps, (_at, equity, _cumulative, peak) => {
    const drawdown = equity - peak
    deepest.equity = equity
    if (drawdown < deepest.drawdown) deepest.drawdown = drawdown
    const share = shareOf(drawdown, peak)
    if (share < deepest.share) deepest.share = share
  })
  return deepest
}

function shareOf(drawdown: number, peak: number): number {
  return peak > 0 ? Math.max(-1, drawdown / peak) : 0
}

function walk(
  start: number,
  steps: readonly EquityStep[],
  visit: (at: UnixMs, equity: number, cumulative: number, peak: number) => void,
): void {
  let [equity, peak, cumulative] = [start, start, 0]
  for (const { at, pnl, paid } of steps) {
    equity += pnl + paid
    cumulative += pnl
    peak = Math.max(peak + paid, equity)
    visit(at, equity, cumulative, peak)
  }
}
