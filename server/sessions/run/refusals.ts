// A session that keeps saying the same thing says it once, and then counts.
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

/** Carries what it takes to draw the refused signal on its bar, and to say how far it was from being followed. */
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
  // Each candle has one chance; the same refusal of the next one is another.
  const topic = signal === null ? gate : [gate, signal.interval, signal.at].join('|')
  await logOnce(ctx, session, topic, { level: 'info', kind: 'decision', reason, data })
}

function withoutComponents({ interval, at, side, score, regime, price }: SignalValue) {
  return { interval, at, side, score, regime, price }
}

/** What the score lacks to open a position; 0 when something else stood in the way. */
function distanceOf({ score }: SignalValue, threshold: number): { distance: number } {
  return { distance: Number(Math.max(0, threshold - Math.abs(score)).toFixed(6)) }
}
