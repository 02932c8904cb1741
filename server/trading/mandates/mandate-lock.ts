// One writer per mandate. Within this process a queue; between processes a lease in the mandate's row. A database
// lock would have to be held across calls to the exchange, and the embedded database has only one connection.
import { setTimeout as sleep } from 'node:timers/promises'
import type { MandateId } from '../../../contract/primitives.ts'
import type { TradingContext } from '../trading-context.ts'

const pollMs = 250
/** When everything is in order, looks are this many times rarer; prices, streams and people start one at once. */
const quietCycles = 5

/** `held_elsewhere`: another process kept the mandate for longer than `patienceMs`, and the work was not started. */
export type Turn<T> = { result: 'done'; value: T } | { result: 'held_elsewhere' }

export interface MandateLock {
  /** Runs the work once the mandate is free. */
  run<T>(id: MandateId, work: () => Promise<T>, patienceMs: number): Promise<Turn<T>>
}

export function mandateLock(ctx: TradingContext): MandateLock {
  const tails = new Map<MandateId, Promise<void>>()

  async function lease(id: MandateId, patienceMs: number): Promise<boolean> {
    const giveUpAt = ctx.clock() + patienceMs
    for (;;) {
      const now = ctx.clock()
      if (await ctx.store.mandates.lease(id, ctx.owner, now, now + ctx.timing.lease)) return true
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
        if (!(await lease(id, patienceMs))) return { result: 'held_elsewhere' }
        const startedAt = ctx.clock()
        try {
          return { result: 'done', value: await work() }
        } finally {
          const rest = ctx.timing.cycle * (ctx.memory.resting.has(id) ? quietCycles : 1)
          await ctx.store.mandates.releaseLease(id, ctx.owner, startedAt + rest)
        }
      } finally {
        if (tails.get(id) === turn.promise) tails.delete(id)
        turn.resolve()
      }
    },
  }
}
