// Starts copies of the sessions of followed traders. Any number of processes may run it: each takes rows that no other has.
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { startCopy } from './start-copy.ts'

const everyMs = 1_000
const atOnce = 10
/** Milliseconds. Longer than a start takes, with all that it asks of the exchange. */
const heldMs = 30_000

export interface Copier {
  start(): void
  /** Lets starts in progress finish. */
  stop(): Promise<void>
  /** Starts what is waiting. */
  run(): Promise<void>
}

export function createCopier(ctx: Context): Copier {
  const { store, clock, config, log } = ctx
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<unknown> = Promise.resolve()

  async function run(): Promise<void> {
    if (!(await store.following.hasWaiting())) return
    const now = clock()
    const taken = await store.following.take(now, now + heldMs, atOnce)
    await Promise.all(taken.map((copy) => startCopy(ctx, copy).catch(complain)))
  }

  function complain(error: unknown): void {
    log.error({ error: String(error) }, 'a session could not be copied; trying again')
  }

  async function keep(): Promise<void> {
    // Only one process can use the embedded database: what was taken is nobody's now.
    if (config.databaseUrl === undefined) await store.following.release().catch(complain)
    while (!signal.aborted) {
      await run().catch(complain)
      await wait(everyMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  return {
    run,
    start() {
      running = keep()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
