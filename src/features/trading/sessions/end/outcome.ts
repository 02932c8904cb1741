// Facts about an ended session besides its result.
import { add, compare, divide, multiply, subtract } from '../../../../../contract/decimal.ts'
import type { Candle } from '../../../../../contract/market/market.ts'
import type { Position } from '../../../../../contract/trading/positions.ts'
import type { DecimalString, UnixMs } from '../../../../../contract/primitives.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import type { Fees } from '../../../../lib/close-estimate.ts'

type Over = Pick<Session, 'startedAt' | 'endedAt' | 'budget'>

export interface Holding {
  /** USDC, signed: what the budget would have earned by buying at the start and selling at the end, both fees paid. */
  net: DecimalString
  /** Percent of the budget. */
  netPct: DecimalString
  /** When the last bar closes: before that the price at the end still moves. */
  settledAt: UnixMs
}

/**
 * The budget invested in the market during the session, without leverage: from the open of the bar in which it
 * started to the close of the one in which it ended. Null when the candles do not cover that.
 */
export function buyAndHold(
  { startedAt, endedAt, budget }: Over,
  candles: readonly Candle[],
  { taker }: Fees,
): Holding | null {
  const end = endedAt ?? startedAt
  const from = candles.find(({ T }) => T >= startedAt)
  const to = candles.findLast(({ t }) => t <= end)
  if (from === undefined || to === undefined || from.t > startedAt || to.T < end) return null
  const growth = divide(to.c, from.o)
  const fees = multiply(budget, taker, add(1, growth))
  const net = subtract(multiply(budget, subtract(growth, 1)), fees)
  return { net, netPct: multiply(divide(net, budget), 100), settledAt: to.T + 1 }
}

/** Share of the session's time with any open position, 0…1. Overlapping positions count once. */
export function timeInMarket({ startedAt, endedAt }: Over, positions: readonly Position[]): number {
  const end = endedAt ?? startedAt
  if (end <= startedAt) return 0
  let covered = 0
  let reached = startedAt
  for (const { openedAt, closedAt } of positions.toSorted((a, b) => a.openedAt - b.openedAt)) {
    const from = Math.max(openedAt, reached)
    const to = Math.min(closedAt ?? end, end)
    if (to > from) covered += to - from
    reached = Math.max(reached, to)
  }
  return covered / (end - startedAt)
}

export interface Extremes {
  best: Position
  worst: Position
}

/** Best and worst position by net; null when none was closed. */
export function extremes(positions: readonly Position[]): Extremes | null {
  const closed = positions
    .filter(({ status, entryPrice }) => status === 'closed' && entryPrice !== '0')
    .toSorted((left, right) => compare(right.pnl.net, left.pnl.net))
  const [best, worst] = [closed[0], closed.at(-1)]
  return best === undefined || worst === undefined ? null : { best, worst }
}
