// Decides which mandate is looked at next: a bounded number at a time, each at most once at a time, failing ones
// less and less often.
import type { MandateId, UnixMs } from '../../contract/primitives.ts'
import type { Clock } from '../ops/port.ts'

const concurrency = 8
/** So many may run or wait; those that are woken come on top. */
const capacity = 64
const shortestPauseMs = 1_000
const longestPauseMs = 10_000

export interface Schedule {
  /** Asks for a look soon; a look in progress does not count as that look. */
  enqueue(id: MandateId): void
  /** How many more mandates can be looked at soon. */
  room(): number
  /** After failures: when it may be looked at again. Undefined: at any time. */
  pausedUntil(id: MandateId): UnixMs | undefined
  /** Takes back what has not started. */
  forget(id: MandateId): void
  /** Resolves when nothing runs any more; nothing is started afterwards. */
  drain(): Promise<void>
}

export function lookSchedule(clock: Clock, run: (id: MandateId) => Promise<unknown>): Schedule {
  const waiting = new Set<MandateId>()
  const running = new Map<MandateId, Promise<void>>()
  const paused = new Map<MandateId, { until: UnixMs; pauseMs: number }>()
  let isDraining = false

  function startNext(): void {
    for (const id of waiting) {
      if (isDraining || running.size >= concurrency) return
      if (running.has(id)) continue
      waiting.delete(id)
      running.set(id, turn(id))
    }
  }

  async function turn(id: MandateId): Promise<void> {
    try {
      await run(id)
      paused.delete(id)
    } catch {
      // `run` has logged the error; here it only makes the pause longer.
      const last = paused.get(id)?.pauseMs ?? shortestPauseMs / 2
      const pauseMs = Math.min(longestPauseMs, last * 2)
      paused.set(id, { until: clock() + pauseMs, pauseMs })
    } finally {
      running.delete(id)
      startNext()
    }
  }

  function pausedUntil(id: MandateId): UnixMs | undefined {
    const until = paused.get(id)?.until
    return until !== undefined && clock() < until ? until : undefined
  }

  return {
    room: () => (isDraining ? 0 : Math.max(0, capacity - waiting.size - running.size)),
    pausedUntil,
    forget: (id) => void waiting.delete(id),
    enqueue: (id) => {
      if (isDraining || pausedUntil(id) !== undefined) return
      waiting.add(id)
      startNext()
    },
    drain: async () => {
      isDraining = true
      waiting.clear()
      await Promise.all(running.values())
    },
  }
}
