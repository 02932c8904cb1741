// Deletes old rows of tables that would grow for ever. Never deletes what money is computed from (orders, fills,
// positions, trades, sessions, the ledger, deposits, transfers, rewards).
import { setTimeout as wait } from 'node:timers/promises'
import type { LogKind } from '../../contract/sessions/logs.ts'
import type { Context } from '../context.ts'
import type { Batch } from '../storage/kernel/retention.ts'

const dayMs = 86_400_000

/** How long rows are kept; docs/decisions/running/045-retention.md says why. */
export const kept = {
  /**
   * Log lines that explain why nothing was done are most of all lines. Lines about actions (orders, fills, risk, the
   * operator) stay.
   */
  reasoningMs: 90 * dayMs,
  reasoning: ['signal', 'decision', 'connection'] satisfies LogKind[],
  /** Candles per market and interval; the exchange itself keeps five thousand. */
  candles: 20_000,
  idempotencyMs: dayMs,
  /** Wrong passwords count for less than that. */
  loginFailuresMs: dayMs,
  /** Imports into the journal of which nothing is left: taken back, or without anything new. */
  emptyImportsMs: 30 * dayMs,
  noticesMs: 90 * dayMs,
  /** Where messages went, without the address; counted when another is added. */
  removedTargetsMs: dayMs,
  /** Events for brokers that are away for longer. */
  eventsMs: 7 * dayMs,
} as const

const everyMs = 10 * 60_000
const rowsAtOnce = 500
/** Milliseconds between two batches, so that other work goes first. */
const breathMs = 100

type Ports = Pick<Context, 'store' | 'duties' | 'clock' | 'log'>

export interface Retention {
  start(): void
  stop(): Promise<void>
  /** Runs one round: deletes everything that is old enough, in batches. */
  run(): Promise<void>
}

export function createRetention(
  { store, duties, clock, log }: Ports,
  pauseMs = breathMs,
): Retention {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number) =>
    wait(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})

  /** Continues until nothing is left, another process is doing it, or this one stops. */
  async function all(batch: (from: number) => Promise<Batch>): Promise<number> {
    let removed = 0
    for (let from: number | null = 0; from !== null && !stopping.signal.aborted;) {
      const done: Batch = await batch(from)
      if (done.outcome === 'busy') return removed
      removed += done.removed
      from = done.next
      if (from !== null) await pause(pauseMs)
    }
    return removed
  }

  async function run(): Promise<void> {
    const { retention } = store
    const now = clock()
    await store.signIns.sweep(now)
    await store.nonces.sweep(now)
    await store.loginFailures.sweep(now - kept.loginFailuresMs, now)
    const events = await store.outbox.forget(now - kept.eventsMs)
    if (events > 0) log.warn({ events }, 'events were forgotten: no broker took them for a week')
    await store.venueOutages.sweep(now - kept.noticesMs)
    const removed = {
      idempotencyKeys: await all(() =>
        retention.idempotencyKeys(now - kept.idempotencyMs, rowsAtOnce),
      ),
      logs: await all((from) =>
        retention.logs(kept.reasoning, now - kept.reasoningMs, from, rowsAtOnce),
      ),
      imports: await all(() => retention.imports(now - kept.emptyImportsMs, rowsAtOnce)),
      notices: await all(() => retention.notices(now - kept.noticesMs, rowsAtOnce)),
      noticeTargets: await all(() =>
        retention.noticeTargets(now - kept.removedTargetsMs, rowsAtOnce),
      ),
      candles: 0,
    }
    for (const series of await retention.series()) {
      removed.candles += await all(() => retention.candles(series, kept.candles, rowsAtOnce))
    }
    await store.reclaim({ logs: removed.logs > 0, candles: removed.candles > 0 })
    if (Object.values(removed).some((count) => count > 0)) {
      log.info(removed, 'old rows were removed')
    }
  }

  async function rounds(): Promise<void> {
    for (;;) {
      await pause(everyMs)
      if (stopping.signal.aborted) return
      const turn = async () => {
        if (await duties.mine('retention')) await run()
      }
      await turn().catch((error: unknown) => {
        log.error({ error: String(error) }, 'old rows could not be removed')
      })
    }
  }

  return {
    run,
    start: () => void (running = rounds()),
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
