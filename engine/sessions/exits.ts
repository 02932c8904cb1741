import { compare, divide, multiply, negate } from '../../contract/decimal.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { Strategy } from './presets.ts'
import type {
  CloseReason,
  EndReason,
  MarketState,
  PositionState,
  SessionState,
  SignalValue,
} from '../types.ts'
import { moneyText, scoreText } from '../wording.ts'

interface Ending {
  reason: EndReason
  message: string
}

/** Whether the session is over, and why: profit, then loss, then time. */
export function sessionEnding(session: SessionState, nowMs: UnixMs): Ending | null {
  const { budget, profitTarget, lossThreshold } = session.contract
  const target = shareOf(budget, profitTarget)
  const loss = shareOf(budget, lossThreshold)
  if (compare(session.netPnl, target) >= 0) {
    return {
      reason: 'profit_target',
      message: `Session ends: net profit of ${moneyText(session.netPnl)} USDC reached the target of ${moneyText(target)} (${profitTarget}% of ${budget})`,
    }
  }
  if (compare(session.netPnl, negate(loss)) <= 0) {
    return {
      reason: 'loss_threshold',
      message: `Session ends: net result of ${moneyText(session.netPnl)} USDC reached the loss threshold of ${moneyText(negate(loss))} (${lossThreshold}% of ${budget})`,
    }
  }
  if (session.endsAt !== null && nowMs >= session.endsAt) {
    return { reason: 'duration', message: 'Session ends: its time is over' }
  }
  return null
}

interface Exit {
  reason: CloseReason
  message: string
  signal?: SignalValue
}

/**
 * Whether an open position must close now. The exchange holds take-profit and stop as trigger orders; a mark beyond
 * one of them means that it did not act. An opposite signal closes only when it is strong (`exitScore`, and never less
 * than an entry needs), on the slowest watched interval, and from a candle that began after the position opened.
 */
export function positionExit(
  position: PositionState,
  market: MarketState,
  strategy: Strategy,
): Exit | null {
  return (
    bracketExit(position, market.markPrice) ??
    opposed(position, market.signals, Math.max(strategy.exitScore, strategy.entryThreshold))
  )
}

/** Whether the mark is at or beyond the position's stop or take-profit; the stop comes first. */
export function bracketExit(
  {
    side,
    takeProfitPrice,
    stopLossPrice,
  }: Pick<PositionState, 'side' | 'takeProfitPrice' | 'stopLossPrice'>,
  markPrice: DecimalString,
): Exit | null {
  const reached = (price: DecimalString, favourable: boolean): boolean =>
    (side === 'long') === favourable
      ? compare(markPrice, price) >= 0
      : compare(markPrice, price) <= 0

  if (stopLossPrice !== null && reached(stopLossPrice, false)) {
    return {
      reason: 'stop_loss',
      message: `Closes ${side}: mark ${markPrice} is beyond its stop ${stopLossPrice}`,
    }
  }
  if (takeProfitPrice !== null && reached(takeProfitPrice, true)) {
    return {
      reason: 'take_profit',
      message: `Closes ${side}: mark ${markPrice} is beyond its take-profit ${takeProfitPrice}`,
    }
  }
  return null
}

function opposed(
  position: PositionState,
  signals: readonly SignalValue[],
  exitScore: number,
): Exit | null {
  const slowest = signals.at(-1)
  if (slowest === undefined || slowest.at - intervalMs[slowest.interval] + 1 < position.openedAt) {
    return null
  }
  const against = position.side === 'long' ? -slowest.score : slowest.score
  if (against < exitScore) return null
  return {
    reason: 'signal',
    signal: slowest,
    message: `Closes ${position.side}: ${slowest.interval} score ${scoreText(slowest.score)} is against it by ${exitScore} or more (${slowest.regime}) — ${slowest.reason}`,
  }
}

function shareOf(budget: DecimalString, percent: number): DecimalString {
  return divide(multiply(budget, percent), 100)
}
