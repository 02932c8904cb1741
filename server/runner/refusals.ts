// A session that keeps saying the same thing says it once, and then counts.
import type { Decision } from '../../engine/types.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Desk } from './desk.ts'
import { type Entry, type Owner, write } from '../ledger/journal.ts'

type Refusal = Pick<Extract<Decision, { action: 'refuse' }>, 'message' | 'actual' | 'required'> & {
  gate: string
}

export async function logRefusal(desk: Desk, session: SessionRow, refusal: Refusal): Promise<void> {
  const { gate, message, actual, required } = refusal
  await logOnce(desk, session, gate, {
    level: 'info',
    kind: 'decision',
    message,
    data: { action: 'refuse', gate, actual, required },
  })
}

/** A new line when the topic changes or is a minute old; until then its `data.cycles` counts. */
export async function logOnce(
  desk: Desk,
  session: Owner,
  topic: string,
  entry: Entry,
): Promise<void> {
  const last = desk.memory.refusals.get(session.id)
  if (last?.gate === topic && desk.clock() - last.at < desk.timing.refusal) {
    last.cycles++
    await desk.store.logs.replaceData(last.seq, { ...entry.data, cycles: last.cycles })
    return
  }
  const at = desk.clock()
  const seq = await write(desk, (_, journal) =>
    journal.log(session, { ...entry, data: { ...entry.data, cycles: 1 } }),
  )
  desk.memory.refusals.set(session.id, { gate: topic, seq, at, cycles: 1 })
}
