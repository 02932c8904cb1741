// Takes mandates that are due, in batches that this process can look at soon, so that several processes share them.
import type { MandateId, UnixMs } from '../../contract/primitives.ts'
import type { LeaseContext } from './mandates/held-leases.ts'
import type { MandateLock } from './mandates/mandate-lock.ts'
import type { Schedule } from './schedule.ts'

/** How often per cycle the database is asked. */
const sweepsPerCycle = 4
/** Milliseconds. A mandate that still waits then is left to another process. */
const longestWaitMs = 2_000
/** Milliseconds. The clock was set back when it is that much earlier than at the last sweep. */
const setBackMs = 5_000
/** Below it a batch is not worth a statement while looks are running. */
const smallestBatch = 16

export interface DueLooks {
  start(): void
  /** Asks the database now. */
  sweep(): void
  /** Gives back what has not begun. */
  stop(): Promise<void>
  /** To be told of each look, so that the next batch is taken in time. */
  begun(id: MandateId): void
  ended(): void
}

interface Parts {
  lock: MandateLock
  schedule: Schedule
  /** Nothing is due. */
  onIdle: () => void
}

export function dueLooks(ctx: LeaseContext, { lock, schedule, onIdle }: Parts): DueLooks {
  const { clock, log } = ctx
  /** Since when each waits. */
  const waiting = new Map<MandateId, UnixMs>()
  let timer: NodeJS.Timeout | undefined
  let lastSweepAt = 0
  let isSweeping = false
  /** Again, when this one is done. */
  let isAsked = false
  let isStopped = true
  let mayBeMore = false

  async function sweep(): Promise<void> {
    if (isStopped) return
    if (isSweeping) {
      isAsked = true
      return
    }
    isSweeping = true
    isAsked = false
    try {
      if (clock() < lastSweepAt - setBackMs) await lock.start()
      lastSweepAt = clock()
      await leaveOverdue()
      await take(schedule.room())
    } catch (error) {
      log.error({ error: String(error) }, 'the mandates that are due could not be taken')
    } finally {
      isSweeping = false
      if (isAsked) void sweep()
    }
  }

  async function take(most: number): Promise<void> {
    mayBeMore = false
    if (most === 0) return
    const ids = await lock.claim(most)
    if (ids.length === 0) return onIdle()
    for (const id of ids) {
      const until = isStopped ? clock() : schedule.pausedUntil(id)
      if (until !== undefined) await lock.giveBack([id], until)
      else {
        waiting.set(id, clock())
        schedule.enqueue(id)
      }
    }
    mayBeMore = ids.length === most
  }

  async function leaveOverdue(): Promise<void> {
    const late = [...waiting].filter(([, since]) => clock() - since > longestWaitMs)
    await leave(late.map(([id]) => id))
  }

  async function leave(ids: readonly MandateId[]): Promise<void> {
    for (const id of ids) {
      waiting.delete(id)
      schedule.forget(id)
    }
    await lock.giveBack(ids)
  }

  return {
    start: () => {
      isStopped = false
      timer = setInterval(() => void sweep(), ctx.timing.cycle / sweepsPerCycle)
      lock
        .start()
        .catch((error: unknown) => log.warn({ error: String(error) }, 'old leases were not freed'))
        .finally(() => void sweep())
    },
    stop: async () => {
      clearInterval(timer)
      isStopped = true
      await leave([...waiting.keys()])
    },
    sweep: () => {
      mayBeMore = true
      void sweep()
    },
    begun: (id) => void waiting.delete(id),
    ended: () => {
      if (mayBeMore && schedule.room() >= smallestBatch) void sweep()
    },
  }
}
