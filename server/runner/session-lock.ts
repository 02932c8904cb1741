// One writer per session. Inside this process a queue; between processes a lease in the session's row, because a
// database lock would have to be held across calls to the exchange, and the embedded database has one connection.
import { setTimeout as sleep } from 'node:timers/promises'
import type { SessionId } from '../../contract/primitives.ts'
import type { Desk } from './desk.ts'

const pollMs = 250

export interface SessionLock {
  /** Runs the work when it is its turn. Undefined: another process kept the session for longer than `patienceMs`. */
  run<T>(id: SessionId, work: () => Promise<T>, patienceMs: number): Promise<T | undefined>
}

export function sessionLock(desk: Desk): SessionLock {
  const tails = new Map<SessionId, Promise<void>>()

  async function lease(id: SessionId, patienceMs: number): Promise<boolean> {
    const giveUpAt = desk.clock() + patienceMs
    for (;;) {
      const now = desk.clock()
      if (await desk.store.sessions.lease(id, desk.owner, now, now + desk.timing.lease)) return true
      if (now >= giveUpAt) return false
      await sleep(pollMs)
    }
  }

  return {
    run: async (id, work, patienceMs) => {
      const turn = Promise.withResolvers<void>()
      const before = tails.get(id)
      tails.set(id, turn.promise)
      await before
      try {
        if (!(await lease(id, patienceMs))) return undefined
        try {
          return await work()
        } finally {
          await desk.store.sessions.releaseLease(id, desk.owner)
        }
      } finally {
        if (tails.get(id) === turn.promise) tails.delete(id)
        turn.resolve()
      }
    },
  }
}
