// A session that keeps saying the same thing says it once, and then counts.
import type { Decision, SignalValue } from '../../engine/types.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Desk } from './desk.ts'
import { type Entry, type Owner, write } from '../ledger/journal.ts'

type Refusal = Omit<Extract<Decision, { action: 'refuse' }>, 'action' | 'gate'> & { gate: string }

/** Carries what it takes to draw the refused signal on its bar, and to say how far it was from being followed. */
export async function logRefusal(desk: Desk, session: SessionRow, refusal: Refusal): Promise<void> {
  const { gate, message, actual, required, signal } = refusal
  const threshold = desk.strategyOf(session).entryThreshold
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
  await logOnce(desk, session, topic, { level: 'info', kind: 'decision', message, data })
}

function withoutComponents({ interval, at, side, score, regime, price }: SignalValue) {
  return { interval, at, side, score, regime, price }
}

/** What the score lacks to open a position; 0 when something else stood in the way. */
function distanceOf({ score }: SignalValue, threshold: number): { distance: number } {
  return { distance: Number(Math.max(0, threshold - Math.abs(score)).toFixed(6)) }
}

/** A new line when the topic changes or is a minute old; until then its `data.cycles` counts. */
export async function logOnce(
  desk: Desk,
  session: Owner,
  topic: string,
  entry: Entry,
): Promise<void> {
  const last = desk.memory.refusals.get(session.id)
  if (last?.topic === topic && desk.clock() - last.at < desk.timing.refusal) {
    last.cycles++
    await desk.store.logs.replaceData(last.seq, { ...entry.data, cycles: last.cycles })
    return
  }
  const at = desk.clock()
  const seq = await write(desk, (_, journal) =>
    journal.log(session, { ...entry, data: { ...entry.data, cycles: 1 } }),
  )
  desk.memory.refusals.set(session.id, { topic, seq, at, cycles: 1 })
}
