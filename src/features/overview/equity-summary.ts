// The curve as figures, also for people who cannot see the drawing.
import { add, compare, minimum, subtract } from '../../../contract/decimal.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { listEquity } from '../../../contract/money/transfers.ts'

export type Equity = OutputOf<typeof listEquity>

export interface EquitySummary {
  /** USDC, now. */
  equity: DecimalString
  /** USDC, signed, over the period, without deposits and withdrawals. */
  profit: DecimalString
  /** USDC, 0 or less: the largest fall from a peak of the profit. */
  deepest: DecimalString
  /** USDC, signed: deposits less withdrawals. */
  paidIn: DecimalString
}

/** Null for an account that never held anything. */
export function equitySummary({ points, steps }: Equity): EquitySummary | null {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return null
  const hasHeld = points.some(({ equity }) => compare(equity, 0) !== 0) || steps.length > 0
  if (!hasHeld) return null
  return {
    equity: last.equity,
    profit: subtract(last.pnl, first.pnl),
    deepest: deepestFall(points),
    paidIn: add(0, ...steps.map(({ amount }) => amount)),
  }
}

function deepestFall(points: Equity['points']): DecimalString {
  let highest = points[0]?.pnl ?? '0'
  let deepest = '0'
  for (const { pnl } of points) {
    if (compare(pnl, highest) > 0) highest = pnl
    deepest = minimum(deepest, subtract(pnl, highest))
  }
  return deepest
}

export interface EquityRow {
  at: number
  equity: DecimalString
  pnl: DecimalString
}

/** A readable number of points, always including the last one, newest first. */
export function readableRows(points: Equity['points'], most: number): EquityRow[] {
  const every = Math.max(1, Math.ceil(points.length / most))
  return points.filter((_, index) => (points.length - 1 - index) % every === 0).toReversed()
}
