import { english } from '../../contract/words/english.ts'
import { plan } from '../sessions/plan.ts'
import type { Decision, MarketState, PositionState, SessionState, SignalValue } from '../types.ts'

export const now = 1_800_000_000_000
export const limits = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const contract = { budget: '100', profitTarget: 40, lossThreshold: 5, maxPositions: 3 }

/** A session with the documented contract, started ten minutes ago. */
export function session(change: Partial<SessionState> = {}): SessionState {
  const planned = plan(contract, limits)
  if ('refusal' in planned) throw new Error(english.tell(planned.why))
  return {
    contract,
    plan: planned,
    startedAt: now - 600_000,
    endsAt: null,
    acceptsEntries: true,
    netPnl: '0',
    lastEntryAt: {},
    lastLossAt: null,
    ...change,
  }
}

/** An open long with the plan's take-profit and stop. */
export function position(change: Partial<PositionState> = {}): PositionState {
  return {
    id: 'p1',
    side: 'long',
    status: 'open',
    size: '0.00133',
    entryPrice: '100000',
    takeProfitPrice: '110000',
    stopLossPrice: '98750',
    openedAt: now - 60_000,
    ...change,
  }
}

/** The text of `scored`. */
export const scoredWords =
  'EMA 9 is 0.80 ATR above EMA 21, RSI 61, MACD above its signal line, ADX 28 with buyers ahead, close 50% of the way to the upper Bollinger band'

/** A signal with this score and usual values for the rest. */
export function scored(
  interval: SignalValue['interval'],
  score: number,
  at = now - 1,
): SignalValue {
  return {
    interval,
    at,
    side: score >= 0.05 ? 'long' : score <= -0.05 ? 'short' : 'flat',
    score,
    regime: 'trend_up',
    components: [{ name: 'trend', value: score, weight: 1, vote: score }],
    price: 100_000,
    why: {
      code: 'signal_reading',
      values: { spread: 0.8, rsi: 61, histogram: 0.1, adx: 28, direction: 0.2, band: 0.5 },
    },
  }
}

export function market(signals: SignalValue[], change: Partial<MarketState> = {}): MarketState {
  return {
    symbol: 'BTC',
    markPrice: '100000',
    markAgeMs: 500,
    limits,
    signals,
    availableMargin: '1000',
    ...change,
  }
}

/** A market in which a session without positions opens a long on the 5m signal. */
export const strong = market([scored('1m', 0.02), scored('5m', 0.42), scored('15m', 0.2)])

/** With its text, as in the log. */
export function inEnglish(decision: Decision): Decision & { message: string } {
  return { ...decision, message: english.tell(decision.why) }
}

/** The single decision; throws when there are several or none. */
export function only(decisions: Decision[]): Decision {
  const [first] = decisions
  if (first === undefined || decisions.length !== 1) throw new Error(JSON.stringify(decisions))
  return first
}
