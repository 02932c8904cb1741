// Decides which mandate is looked at next: a bounded number at a time, each at most once at a time, failing ones
// less and less often.
import type { MandateId, UnixMs } from '../../contract/primitives.ts'
import type { Clock } from '../ops/port.ts'

const concurrency = 8
const shortestPauseMs = 1_000
const longestPauseMs = 10_000

export interface Schedule {
  /** Asks for a look soon; a look in progress does not count as that look. */
  enqueue(id: MandateId): void
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

  return {
    enqueue: (id) => {
      if (isDraining || clock() < (paused.get(id)?.until ?? 0)) return
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
