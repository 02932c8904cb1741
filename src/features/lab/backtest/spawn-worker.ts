import type { Order } from './question.ts'
import type { WorkerLike } from './workbench.ts'

/** Milliseconds: a worker whose program runs and that says nothing for so long hangs. */
export const patienceMs = 8_000
/** Milliseconds: until then it and what it runs in are loaded. */
export const loadingMs = 60_000

/** The worker that runs programs. */
export function spawnWorker(): WorkerLike {
  const worker = new Worker(new URL('./backtest-worker.ts', import.meta.url), { type: 'module' })
  return {
    postMessage: (order: Order) => worker.postMessage(order),
    terminate: () => worker.terminate(),
    addEventListener: (kind: string, listener: (event: never) => void) =>
      worker.addEventListener(kind as 'message', listener as (event: MessageEvent) => void),
  }
}
