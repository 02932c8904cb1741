// One writer per mandate. Within this process a queue; between processes a lease in the mandate's row. A database
// lock would have to be held across calls to the exchange, and the embedded database has only one connection.
import { setTimeout as sleep } from 'node:timers/promises'
import type { MandateId, UnixMs } from '../../../contract/primitives.ts'
import { type LeaseContext, heldLeases } from './held-leases.ts'

const pollMs = 250
/** When everything is in order, looks are this many times rarer; prices, streams and people start one at once. */
const quietCycles = 5

/** `held_elsewhere`: another process kept the mandate for longer than `patienceMs`, and the work was not started. */
export type Turn<T> = { result: 'done'; value: T } | { result: 'held_elsewhere' }

export interface MandateLock {
  /** Frees what an earlier process of the same name had, and what a clock that was set back had put off. */
  start(): Promise<void>
  /** Up to `most` mandates that are due, for this process alone until their work ran or they are given back. */
  claim(most: number): Promise<MandateId[]>
  /** Gives claimed mandates back whose work did not start. Without `nextLookAt` they stay due. */
  giveBack(ids: readonly MandateId[], nextLookAt?: UnixMs): Promise<void>
  /** Runs the work once the mandate is free. */
  run<T>(id: MandateId, work: () => Promise<T>, patienceMs: number): Promise<Turn<T>>
  stop(): void
}

export function mandateLock(ctx: LeaseContext): MandateLock {
  const tails = new Map<MandateId, Promise<void>>()
  const leases = heldLeases(ctx)

  /** Runs after all that was queued for the mandate before. */
  async function inLine<T>(id: MandateId, work: () => Promise<T>): Promise<T> {
    const turn = Promise.withResolvers<void>()
    const before = tails.get(id)
    tails.set(id, turn.promise)
    await before
    try {
      return await work()
    } finally {
      if (tails.get(id) === turn.promise) tails.delete(id)
      turn.resolve()
    }
  }

  async function lease(id: MandateId, patienceMs: number): Promise<boolean> {
    const giveUpAt = ctx.clock() + patienceMs
    for (;;) {
      if (await leases.take(id)) return true
      if (ctx.clock() >= giveUpAt) return false
      await sleep(pollMs)
    }
  }

  return {
    start: () => leases.start(),
    claim: (most) => leases.claim(most),
    giveBack: async (ids, nextLookAt) => {
      // Work on one that is in line gives it back itself.
      const idle = ids.filter((id) => !tails.has(id))
      await Promise.all(idle.map((id) => inLine(id, () => leases.giveBack({ id, nextLookAt }))))
    },
    run: (id, work, patienceMs) =>
      inLine(id, async () => {
        if (!(await lease(id, patienceMs))) return { result: 'held_elsewhere' }
        const startedAt = ctx.clock()
        try {
          return { result: 'done', value: await work() }
        } finally {
          const rest = ctx.timing.cycle * (ctx.memory.resting.has(id) ? quietCycles : 1)
          await leases.giveBack({ id, nextLookAt: startedAt + rest })
        }
      }),
    stop: () => leases.stop(),
  }
}
