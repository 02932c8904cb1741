// Logs a session's refusal once and counts its repetitions.
import type { Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import type { Decision, SignalValue } from '../../../engine/types.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { logOnce } from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'

interface Refusal {
  gate: string
  actual: string
  required: string
  reason: Reason
  signal: SignalValue | null
}

export function refusalOf(decision: Extract<Decision, { action: 'refuse' }>): Refusal {
  const { gate, why, signal } = decision
  return { gate, ...english.figures(why.values.because), reason: why, signal }
}

/** The line's data suffices to draw the refused signal on its bar, and to say how far it was from the threshold. */
export async function logRefusal(
  ctx: SessionContext,
  session: SessionRow,
  refusal: Refusal,
): Promise<void> {
  const { gate, reason, actual, required, signal } = refusal
  const threshold = ctx.strategyOf(session).entryThreshold
  const data = {
    action: 'refuse',
    gate,
    actual,
    required,
    symbol: session.symbol,
    threshold,
    ...(signal !== null && { signal: withoutComponents(signal), ...distanceOf(signal, threshold) }),
  }
  // Each candle has one chance, so that the same refusal for the next candle gets a line of its own. A program is asked
  // about it first.
  const topic =
    signal === null ? gate : [gate, signal.interval, signal.at, signal.why.code].join('|')
  await logOnce(ctx, session, topic, { level: 'info', kind: 'decision', reason, data })
}

function withoutComponents({ interval, at, side, score, regime, price }: SignalValue) {
  return { interval, at, side, score, regime, price }
}

/** How much the score lacks to reach the threshold; 0 when something else prevented the entry. */
function distanceOf({ score }: SignalValue, threshold: number): { distance: number } {
  return { distance: Number(Math.max(0, threshold - Math.abs(score)).toFixed(6)) }
}
