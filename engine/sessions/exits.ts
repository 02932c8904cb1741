import { add, compare, divide, multiply, negate, subtract } from '../../contract/decimal.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { CloseCause, EndCause } from '../../contract/reasons/decision-reasons.ts'
import type { Strategy } from './presets.ts'
import type {
  CloseReason,
  EndReason,
  MarketState,
  PositionState,
  SessionState,
  SignalValue,
} from '../types.ts'

interface Ending {
  reason: EndReason
  why: EndCause
}

/**
 * Milliseconds. An older mark says nothing about the current price: it neither ends a session nor closes a position.
 */
const lastingMarkMs = 15_000

/** `markAgeMs`: null when there is no mark. */
export function isMarkOld(markAgeMs: number | null): boolean {
  return markAgeMs === null || markAgeMs > lastingMarkMs
}

/**
 * Fraction of the notional that closing at the market usually costs: the taker's fee (0.045 %), the builder's (0.01 %) and
 * the slippage that replays assume (0.05 %).
 */
export const closingCost = '0.00105'

/**
 * Whether the session is over, and why: profit first, then loss, then time. With an old mark only time ends it. The loss
 * is held against what would be left once everything open is closed at the mark, so that its limit is kept with the
 * costs of closing inside it, as far as the market allows.
 */
export function sessionEnding(
  session: SessionState,
  open: readonly Pick<PositionState, 'size'>[],
  { markPrice, markAgeMs }: Pick<MarketState, 'markPrice' | 'markAgeMs'>,
  nowMs: UnixMs,
): Ending | null {
  const byResult = isMarkOld(markAgeMs) ? null : endingByResult(session, open, markPrice)
  return byResult ?? endingByTime(session, nowMs)
}

function endingByResult(
  session: SessionState,
  open: readonly Pick<PositionState, 'size'>[],
  markPrice: DecimalString,
): Ending | null {
  const { budget, profitTarget, lossThreshold } = session.contract
  const target = shareOf(budget, profitTarget)
  const loss = shareOf(budget, lossThreshold)
  const closing = multiply(add('0', ...open.map(({ size }) => size)), markPrice, closingCost)
  if (compare(session.netPnl, target) >= 0) {
    return {
      reason: 'profit_target',
      why: {
        code: 'ends_at_target',
        values: { net: session.netPnl, target, percent: profitTarget, budget },
      },
    }
  }
  const net = subtract(session.netPnl, closing)
  if (compare(net, negate(loss)) <= 0) {
    return {
      reason: 'loss_threshold',
      why: {
        code: 'ends_at_loss',
        values: { net, loss: negate(loss), percent: lossThreshold, budget },
      },
    }
  }
  return null
}

function endingByTime({ endsAt }: SessionState, nowMs: UnixMs): Ending | null {
  if (endsAt === null || nowMs < endsAt) return null
  return { reason: 'duration', why: { code: 'ends_by_time', values: {} } }
}

interface Exit {
  reason: CloseReason
  why: CloseCause
  signal?: SignalValue
}

/**
 * Whether an open position must close now. The exchange holds take-profit and stop as trigger orders; a mark beyond
 * one of them means that it has not executed it. An opposite signal closes only when it is strong (`exitScore`, and
 * at least what an entry needs), on the slowest watched interval, and from a candle that began after the position
 * opened; it depends on candles, not on the mark. A program also closes outright, or by deciding for the other side.
 */
export function positionExit(
  position: PositionState,
  market: MarketState,
  strategy: Strategy,
): Exit | null {
  const byMark = isMarkOld(market.markAgeMs) ? null : bracketExit(position, market.markPrice)
  return byMark ?? opposed(position, market.signals, strategy)
}

/**
 * Whether the mark is at or beyond the position's stop or take-profit; the stop comes first. A take-profit that rests in
 * the book closes by itself, once the price has passed it.
 */
export function bracketExit(
  {
    side,
    takeProfitPrice,
    stopLossPrice,
    targetRests = false,
  }: Pick<PositionState, 'side' | 'takeProfitPrice' | 'stopLossPrice' | 'targetRests'>,
  markPrice: DecimalString,
): Exit | null {
  const reached = (price: DecimalString, favourable: boolean): boolean =>
    (side === 'long') === favourable
      ? compare(markPrice, price) >= 0
      : compare(markPrice, price) <= 0

  if (stopLossPrice !== null && reached(stopLossPrice, false)) {
    return {
      reason: 'stop_loss',
      why: { code: 'closes_at_stop', values: { side, markPrice, triggerPrice: stopLossPrice } },
    }
  }
  if (!targetRests && takeProfitPrice !== null && reached(takeProfitPrice, true)) {
    return {
      reason: 'take_profit',
      why: {
        code: 'closes_at_take_profit',
        values: { side, markPrice, triggerPrice: takeProfitPrice },
      },
    }
  }
  return null
}

function opposed(
  position: PositionState,
  signals: readonly SignalValue[],
  strategy: Strategy,
): Exit | null {
  const slowest = signals.at(-1)
  if (slowest === undefined || judgedFrom(slowest, strategy) < position.openedAt) return null
  const exitScore = Math.max(strategy.exitScore, strategy.entryThreshold)
  const against = position.side === 'long' ? -slowest.score : slowest.score
  if (slowest.closes !== true && against < exitScore) return null
  return {
    reason: 'signal',
    signal: slowest,
    why: {
      code: 'closes_by_signal',
      values: {
        side: position.side,
        interval: slowest.interval,
        score: slowest.score,
        exitScore,
        regime: slowest.regime,
        because: slowest.why,
      },
    },
  }
}

/** Positions that opened later are not judged by it. A program knew of those that were open at the candle's close. */
function judgedFrom({ at, interval }: SignalValue, { signalsBy }: Strategy): UnixMs {
  return signalsBy === 'program' ? at : at - intervalMs[interval] + 1
}

function shareOf(budget: DecimalString, percent: number): DecimalString {
  return divide(multiply(budget, percent), 100)
}
